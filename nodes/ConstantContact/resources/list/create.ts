import { LISTS } from '../../transport/collections';
import { createOne } from '../plain/create-one';
import { details, name } from './parameters';

/** List → Create. */
export const create = createOne({ of: LISTS, name, additional: details });
