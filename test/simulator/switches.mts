/** Links of campaigns and reports: an offset with the filters beside it, or one cursor for all. */
const CAMPAIGN_LINKS = [
	'absoluteNext',
	'relativeNext',
	'absoluteCursor',
	'relativeCursor',
] as const;

/** Where an error may say what is wrong: one object or several, under other names, as text, nowhere. */
const ERROR_BODIES = [
	'object',
	'array',
	'message',
	'capitalMessage',
	'description',
	'text',
	'nothing',
] as const;

/**
 * What no source confirms about the real service, as switches: each has the side the simulator takes
 * by default and the other sides it can take. The product must be right on all of them.
 */
export const SWITCHES = {
	/** Does GET /contacts?email= look at upper and lower case? */
	emailLookup: ['ignoresCase', 'exactCase'],
	/** Is an address kept as it was sent? */
	emailStorage: ['asSent', 'lowerCase'],
	/** How long does a new contact stay invisible to GET /contacts? */
	searchLag: ['none', 'oneMinute'],
	/** Does the 409 of POST /contacts name the contact that has the address? */
	conflictMessage: ['namesContact', 'withoutContact'],
	/** Which codes of states and countries are written out? Those of the United States were seen. */
	addressCodes: ['unitedStatesWrittenOut', 'allWrittenOut', 'keptAsSent'],
	/** Which kind does a phone get that comes through the sign-up form? */
	signUpPhoneKind: ['other', 'home', 'work', 'mobile'],
	/** Which stored phones does a phone of the sign-up form replace? */
	signUpPhone: ['sameKind', 'none', 'all'],
	/** What happens to the parts of a stored address that the sign-up form does not send? */
	signUpAddress: ['merges', 'replaces'],
	/** Does the sign-up form take addresses of 51 to 80 characters, as POST /contacts does? */
	signUpLongEmail: ['refused', 'accepted'],
	/** How does the sign-up form answer to an unknown list? */
	signUpUnknownList: ['notFound', 'badRequest'],
	/** What does a PUT without `permission_to_send` do to the permission? */
	putWithoutPermission: ['keeps', 'implicit'],
	/** Does a PUT that says `unsubscribed` again make a new opt-out of it? */
	putUnsubscribedAgain: ['keepsOptOut', 'renewsOptOut'],
	/** Does a PUT take back a permission that only the service gives, as `temp_hold` or `unsubscribed`? */
	putPermissionBack: ['accepted', 'refused'],
	/** What does a PUT do for a contact that has unsubscribed? */
	putUnsubscribed: ['accepted', 'listsRefused', 'refused'],
	/** What becomes of a stored number for texts when a PUT leaves `sms_channel` out? */
	putSmsOmitted: ['keeps', 'clears'],
	/** Does a PUT with an empty array empty the collection? */
	putEmptyCollection: ['empties', 'keeps'],
	/** Does the answer to a read by ID lag behind what was written? */
	readLag: ['none', 'twoSeconds'],
	/** How does the service answer to an ID that is no UUID? */
	malformedId: ['notFound', 'badRequest'],
	/** Are unknown body properties refused? The sign-up form ignores them. */
	unknownProperties: ['refused', 'ignored'],
	/** Do names of lists, tags, custom fields, segments and campaigns differ by upper and lower case? */
	takenNames: ['ignoreCase', 'exactCase'],
	/** Which contacts does GET /contacts return without `status`? */
	contactStatusDefault: ['allButDeleted', 'active'],
	/** Which status does a contact without an email address have? `all` finds it on both sides. */
	statusWithoutEmail: ['notSet', 'none'],
	/** How long do new and deleted custom fields stay unknown to GET /contact_custom_fields? */
	customFieldLag: ['none', 'twoSeconds'],
	/** Which values of custom fields for dates, times and true or false are taken? */
	customValues: ['any', 'iso', 'american'],
	/** Which lists does GET /contact_lists return without `status`? */
	listStatusDefault: ['active', 'all'],
	/** What does a PUT of a list do that leaves out `favorite`? */
	putListOmitted: ['refused', 'resets', 'keeps'],
	/** In which order does GET /contacts list contacts? */
	contactOrder: ['newestFirst', 'asCreated', 'newestUpdateFirst', 'oldestUpdateFirst'],
	/** How does the service answer to a read of the postal address that an account does not have? */
	missingAddress: ['noContent', 'notFound', 'nothing'],
	/** How does the service answer to V2 IDs of which it does not know one? */
	unknownV2Id: ['leftOut', 'notFound'],
	/** Do V2 IDs in answers have the zeros in front that the documentation shows? */
	v2IdForm: ['asAsked', 'tenDigits'],
	/** In which case is the status of a campaign written? As was seen: `Draft` in the collection, `DRAFT` of one. */
	statusCase: ['asSeen', 'title', 'capitals'],
	/** Which activity of a campaign comes first? Both were seen. */
	activityOrder: ['primaryFirst', 'permalinkFirst'],
	/** Does a deleted campaign, which a user can restore, hold its name? */
	removedName: ['free', 'held'],
	/** How is a read of the activity of a deleted campaign refused? */
	removedActivity: ['notFound', 'badRequest'],
	/** Does a PUT of an activity renew the campaign's `updated_at`? */
	putActivity: ['renewsUpdate', 'keepsUpdate'],
	/** Does a PUT take an empty `segment_ids` beside lists, and the reverse? */
	emptyRecipients: ['accepted', 'refused'],
	/** How is a PUT with an unknown list or segment refused? */
	unknownRecipients: ['badRequest', 'notFound'],
	/** Do activities have the lists, segments and preheader that are empty? */
	emptyProperties: ['shown', 'leftOut'],
	/** How does the service refuse one address too many for test emails of a day? */
	testsUsedUp: ['ownKey', 'array', 'withoutKey', 'quotaExceeded', 'badRequest'],
	/** Which status has a campaign right after it was told to be sent now? */
	sendNow: ['executing', 'scheduled'],
	/** How long do reads go on to show the status that a campaign had before? */
	campaignLag: ['none', 'twoSeconds'],
	/** Is the schedule of a campaign shown with its time, or as a day? */
	scheduleDate: ['dateTime', 'day'],
	/** What becomes of a campaign that had nobody to go to? */
	sentToNobody: ['done', 'error'],
	/** From when counts the wait of a resend that is asked for after the campaign was sent? */
	resendWait: ['fromSending', 'fromRequest'],
	/** What becomes of a resend whose wait has passed already? */
	resendPassed: ['refused', 'goesAtOnce'],
	/** Can a campaign have a resend and an A/B test? */
	resendWithAbTest: ['refused', 'accepted'],
	/** Is a new resend answered as such, or in an array? */
	resendAnswer: ['object', 'array'],
	/** In which order do reports list what contacts have done? */
	reportOrder: ['newestFirst', 'oldestFirst', 'byArrival'],
	/** In which order does the report of all campaigns list them? */
	summariesOrder: ['newestFirst', 'oldestFirst', 'byArrival'],
	/** Are counts in reports numbers or texts? The guide shows both. */
	countForm: ['numbers', 'texts'],
	/** Do percents in reports stand in an object, or in a list of one? The guide shows both. */
	percentForm: ['object', 'array'],
	/** Do the names of stats have underscores, as in the contract, or dots, as in the guide? */
	statsKeys: ['underscores', 'dots'],
	/** Do the errors of stats that lack some of what was asked for say which? */
	statsErrors: ['nameId', 'withoutId'],
	/** How far do reports lag behind what contacts do? */
	reportLag: ['none', 'tenMinutes'],
	/** In which order does GET /events list them without `sort_by`? */
	eventOrder: ['newestFirst', 'oldestFirst', 'byId'],
	/** The same for the registrations of an event. */
	registrationOrder: ['newestFirst', 'oldestFirst', 'byId'],
	/** Is a cursor of events an offset, so that pages shift when something comes or goes, or a place? */
	eventCursor: ['offset', 'place'],
	/** How does the last page of events say that it is the last? */
	lastCursor: ['missing', 'empty'],
	/** Can a deleted event be read, and does GET /events list it without `event_status`? */
	deletedEvent: ['readable', 'listed', 'unknown'],
	/** Does a PATCH of an event keep the parts of its address that it does not send? */
	patchAddress: ['merges', 'replaces'],
	/** What does a check-in of a ticket that is checked in already? The same for undoing it. */
	checkInAgain: ['keepsTime', 'renewsTime', 'refused'],
	/** What becomes of the other tickets when one of them cannot be checked in? */
	refusedCheckIn: ['nothingDone', 'othersDone'],
	/** How is a check-in of an unknown ticket refused? */
	unknownTicket: ['badRequest', 'notFound'],
	/** In which case is the status of a payment written? The contract has both. */
	paymentCase: ['capitals', 'title'],
	/** Do the bounds of a search, such as `updated_after`, include their moment? */
	dateBounds: ['inclusive', 'exclusive'],
	/** Does a deletion renew `updated_at`? */
	deletionDate: ['renewsUpdate', 'keepsUpdate'],
	/** Do answers carry the service's clock in the Date header, or does something on the way remove it? */
	dateHeader: ['sent', 'removed'],
	/** How does an import name the choices of a custom field? */
	importChoices: ['labels', 'ids'],
	/** Is the link to an export's file there from the beginning? */
	exportLink: ['atStart', 'whenDone'],
	/** Does the 429 of too many waiting activities have an `error_key`? */
	queueFullKey: ['none', 'ownKey'],
	/** Which form does the `next` link of contacts, lists, tags, fields, segments and activities have? */
	nextLink: ['relative', 'internalPath', 'absolute'],
	/** Which form does the `next` link of campaigns have? */
	campaignsLink: CAMPAIGN_LINKS,
	/** Which form does the `next` link of the campaign summaries have? */
	summariesLink: CAMPAIGN_LINKS,
	/** Which form does the `next` link of the reports about one email have? */
	trackingLink: CAMPAIGN_LINKS,
	/** Can the deletion of a list or a tag be read among the activities? */
	listDeletion: ['readable', 'unknown'],
	/** Does a request that ends with 401 count against the limits? */
	unauthorizedRequests: ['free', 'counted'],
	/** What is in the body of a 403? */
	forbiddenBody: ERROR_BODIES,
	/** What is in the body of a 401, a 404 and a 5xx? */
	errorBody: ['documented', ...ERROR_BODIES],
} as const;

export type Switches = { [Name in keyof typeof SWITCHES]: (typeof SWITCHES)[Name][number] };

export const DEFAULT_SWITCHES = Object.fromEntries(
	Object.entries(SWITCHES).map(([name, sides]) => [name, sides[0]]),
) as Switches;
