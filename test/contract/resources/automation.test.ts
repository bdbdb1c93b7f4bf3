import { holdContract } from '../hold-contract';

holdContract('automation');
