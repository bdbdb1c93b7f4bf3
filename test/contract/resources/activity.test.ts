import { holdContract } from '../hold-contract';

holdContract('activity');
