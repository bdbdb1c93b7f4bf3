// Runs in each test file, before it. NODE_EXTRA_CA_CERTS is read only when a process starts.
const tls = require('node:tls');

tls.setDefaultCACertificates([...tls.getCACertificates(), process.env.SIMULATOR_CERTIFICATE]);
global.SIMULATOR_URL = process.env.SIMULATOR_URL;
global.SIMULATOR_SWITCHES = JSON.parse(process.env.SIMULATOR_SWITCHES);
global.CONTRACT_SCHEMAS = JSON.parse(process.env.CONTRACT_SCHEMAS);
global.CONTRACT_OPERATIONS = JSON.parse(process.env.CONTRACT_OPERATIONS);
