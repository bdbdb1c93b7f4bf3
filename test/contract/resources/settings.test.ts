import { holdContract } from '../hold-contract';

holdContract('settings');
