import { holdContract } from '../hold-contract';

holdContract('event');
