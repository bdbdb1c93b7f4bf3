import { holdContract } from '../hold-contract';

holdContract('eventRegistration');
