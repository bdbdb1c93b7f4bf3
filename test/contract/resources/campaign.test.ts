import { holdContract } from '../hold-contract';

holdContract('campaign');
