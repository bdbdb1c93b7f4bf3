import { holdContract } from '../hold-contract';

holdContract('account');
