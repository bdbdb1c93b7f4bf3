import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';

const { properties } = new ConstantContact().description;

test.each([
	[
		'send',
		/^Sends to real people as soon as this runs, also with Execute step\. It cannot be taken back\. .* Approved under/,
	],
	[
		'schedule',
		/^Sends to real people at this date, .* 'Unschedule' takes it back\. .* Approved under/,
	],
	['resend', /^Sends to real people once more .* 'Cancel Resend' takes it back\.$/],
])('%s says above its fields that it sends to real people', (operation, words) => {
	const fields = properties.filter(({ name, displayOptions }) => {
		const { resource, operation: operations } = displayOptions?.show ?? {};
		return (
			name !== 'operation' && resource?.includes('campaign') && operations?.includes(operation)
		);
	});
	expect(fields[0]).toMatchObject({
		type: 'notice',
		displayName: expect.stringMatching(words),
		displayOptions: { show: { resource: ['campaign'], operation: [operation] } },
	});
});

test('no operation that sends nothing says so', () => {
	const saying = properties.filter(({ displayName }) => displayName.startsWith('Sends to real'));
	expect(saying.map(({ displayOptions }) => displayOptions?.show?.operation)).toEqual(
		expect.arrayContaining([['send'], ['schedule'], ['resend']]),
	);
	expect(saying).toHaveLength(3);
});
