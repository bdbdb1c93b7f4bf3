const fc = require('fast-check');

// A property that fails has killed its mutant; nobody reads the shortest example.
fc.configureGlobal({ endOnFailure: true });
