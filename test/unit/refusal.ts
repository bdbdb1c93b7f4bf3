import { InputError } from '../../nodes/ConstantContact/input/input-error';

/** The InputError that `act` throws. Fails if there is none, or if it does not tell what to do. */
export function refusal(act: () => unknown): InputError {
	try {
		act();
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		expect((error as InputError).remedy).not.toBe('');
		return error as InputError;
	}
	throw new Error('Nothing was refused');
}

/** What `act` returns, or undefined if it throws an InputError. Any other error fails the test. */
export function unlessRefused<T>(act: () => T): T | undefined {
	try {
		return act();
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		return undefined;
	}
}
