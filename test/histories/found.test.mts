import { after, test } from 'node:test';
import { FOUND } from './found.mts';

const { now } = Date;
after(() => (Date.now = now));

for (const { name, run } of FOUND) test(name, run);
