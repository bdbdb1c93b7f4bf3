import { holdContract } from '../hold-contract';

holdContract('social');
