import { holdContract } from '../hold-contract';

holdContract('report');
