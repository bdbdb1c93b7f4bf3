import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { until } from './until.mts';

/** A mail server that keeps what it is sent. */
export interface Mailbox {
	/** For n8n's SMTP credential. */
	credential: object;
	mails: ParsedMail[];
	/** The next mail that nobody has taken yet. */
	next: () => Promise<ParsedMail>;
	close: () => Promise<void>;
}

/** Starts a mail server that takes every mail, without encryption, for n8n's nodes that send email. */
export async function startMailbox(): Promise<Mailbox> {
	const mails: ParsedMail[] = [];
	let taken = 0;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onAuth: (auth, _session, done) => {
			done(null, { user: auth.username });
		},
		onData: (stream, _session, done) => {
			simpleParser(stream).then((mail) => {
				mails.push(mail);
				done();
			}, done);
		},
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	return {
		credential: {
			user: 'n8n',
			password: 'n8n',
			host: '127.0.0.1',
			port,
			secure: false,
			disableStartTls: true,
		},
		mails,
		next: async () => {
			const mail = await until('a mail', () => Promise.resolve(mails.at(taken)));
			taken++;
			return mail;
		},
		close: async () => {
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
