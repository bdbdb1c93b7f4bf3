/** Bodies of the account's own details, after the vendor's Swagger. */

const any = { type: 'string' };
const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const object = (properties: object, required: string[] = []) => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
});

export const accountSummary = object({
	contact_email: any,
	contact_phone: { type: 'string', maxLength: 25 },
	country_code: any,
	first_name: any,
	last_name: any,
	organization_name: any,
	organization_phone: any,
	state_code: any,
	time_zone_id: any,
	website: any,
});

const here = { country_code: { enum: ['US', 'CA'] } };

/** The texts of the Swagger say what each country needs. */
export const physicalAddress = {
	...object(
		{
			address_line1: text(80),
			address_line2: text(80),
			address_line3: text(80),
			city: any,
			state_code: { type: 'string', maxLength: 2 },
			state_name: any,
			postal_code: any,
			country_code: { type: 'string', pattern: '^[A-Z]{2}$' },
		},
		['address_line1', 'city', 'country_code'],
	),
	if: { properties: here },
	then: { required: ['state_code', 'postal_code'], properties: { state_name: false } },
	else: { properties: { state_code: false } },
};

export const accountEmail = object({ email_address: { ...text(80), format: 'email' } }, [
	'email_address',
]);

/** One of the two. */
export const companyLogo = {
	...object({ external_url: text(2000), internal_id: text(2000) }),
	minProperties: 1,
	maxProperties: 1,
};
