/** When a test begins. */
export const START = Date.UTC(2026, 0, 15, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** n8n's clock and the service's. */
let time = START;
beforeEach(() => {
	time = START;
	jest.spyOn(Date, 'now').mockImplementation(() => time);
});
afterEach(() => {
	jest.restoreAllMocks();
});

export const now = () => time;

export function pass(ms: number): void {
	time += ms;
}

export const iso = (at: number) => new Date(at).toISOString();
