// n8n loads the files named under "n8n" in package.json; this entry is for everything else.
module.exports = {
	...require('./dist/credentials/ConstantContactOAuth2Api.credentials.js'),
	...require('./dist/nodes/ConstantContact/ConstantContact.node.js'),
	...require('./dist/nodes/ConstantContact/ConstantContactTrigger.node.js'),
};
