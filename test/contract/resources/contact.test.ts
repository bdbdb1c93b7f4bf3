import { holdContract } from '../hold-contract';

holdContract('contact');
