import { holdContract } from '../hold-contract';

holdContract('list');
