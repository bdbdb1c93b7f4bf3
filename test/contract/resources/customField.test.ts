import { holdContract } from '../hold-contract';

holdContract('customField');
