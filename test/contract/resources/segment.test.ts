import { holdContract } from '../hold-contract';

holdContract('segment');
