import { holdContract } from '../hold-contract';

holdContract('tag');
