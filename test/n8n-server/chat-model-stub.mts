import Fastify from 'fastify';
import type { AddressInfo } from 'node:net';

/** What the model says next: a text, or tools to be called with these arguments. */
export type Turn = { say: string } | { call: { tool: string; arguments: object }[] };

/** A request to the model, in the words of OpenAI's Chat Completions API. */
export interface ChatRequest {
	model: string;
	messages: { role: string; content?: unknown; tool_call_id?: string }[];
	tools?: { function: { name: string; description?: string; parameters: object } }[];
	stream?: boolean;
}

export interface ChatModelStub {
	/** Base URL for n8n's OpenAI credential. */
	url: string;
	/** Every request so far, for a look at what the model was offered and told. */
	requests: ChatRequest[];
	close: () => Promise<void>;
}

/**
 * A chat model that follows a script: each request gets the next turn. A turn may be a function that
 * looks at the request first, at the answer of a tool for example. Speaks the part of OpenAI's API
 * that n8n's OpenAI Chat Model uses with **Use Responses API** off, streamed or not. A turn too many,
 * or a tool that n8n does not offer, is answered with 400 and a text that says so.
 */
export async function startChatModelStub(
	script: (Turn | ((request: ChatRequest) => Turn))[],
): Promise<ChatModelStub> {
	const requests: ChatRequest[] = [];
	const app = Fastify({ forceCloseConnections: true, bodyLimit: 8_000_000 });
	app.get('/v1/models', () => ({ object: 'list', data: [{ id: 'scripted', object: 'model' }] }));
	app.post('/v1/chat/completions', (request, reply) => {
		const chat = request.body as ChatRequest;
		requests.push(chat);
		const next = script.at(requests.length - 1);
		const turn = typeof next === 'function' ? next(chat) : next;
		const refusal = whyNot(turn, chat);
		if (turn === undefined || refusal) {
			return reply.code(400).send({ error: { message: refusal, type: 'invalid_request_error' } });
		}
		if (!chat.stream) return completion(turn, requests.length);
		return reply.type('text/event-stream').send(chunks(turn, requests.length).join(''));
	});
	await app.listen({ host: '127.0.0.1', port: 0 });
	const { port } = app.server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${String(port)}/v1`,
		requests,
		close: async () => {
			await app.close();
		},
	};
}

const USAGE = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };

function whyNot(turn: Turn | undefined, { tools = [] }: ChatRequest): string | undefined {
	if (!turn) return 'The script of the chat model stub has no further turn';
	if ('say' in turn) return undefined;
	const offered = tools.map((tool) => tool.function.name);
	const missing = turn.call.map(({ tool }) => tool).filter((tool) => !offered.includes(tool));
	if (missing.length === 0) return undefined;
	return `The script calls ${missing.join(', ')}; offered are ${offered.join(', ') || 'no tools'}`;
}

function completion(turn: Turn, count: number) {
	const head = { id: `chatcmpl-${String(count)}`, created: 1, model: 'scripted', usage: USAGE };
	const choice = { index: 0, message: messageOf(turn, count), finish_reason: finishOf(turn) };
	return { ...head, object: 'chat.completion', choices: [choice] };
}

function chunks(turn: Turn, count: number): string[] {
	const head = { id: `chatcmpl-${String(count)}`, created: 1, model: 'scripted' };
	const { tool_calls, ...delta } = messageOf(turn, count);
	const indexed = tool_calls?.map((call, index) => ({ index, ...call }));
	const choices = [
		{ index: 0, delta: { ...delta, ...(indexed && { tool_calls: indexed }) }, finish_reason: null },
		{ index: 0, delta: {}, finish_reason: finishOf(turn) },
	];
	const events = [
		...choices.map((choice) => ({ choices: [choice] })),
		{ choices: [], usage: USAGE },
	];
	const data = events.map((event) => ({ ...head, object: 'chat.completion.chunk', ...event }));
	return [...data.map((each) => `data: ${JSON.stringify(each)}\n\n`), 'data: [DONE]\n\n'];
}

function messageOf(turn: Turn, count: number) {
	if ('say' in turn) return { role: 'assistant', content: turn.say };
	const tool_calls = turn.call.map(({ tool, arguments: values }, index) => ({
		id: `call_${String(count)}_${String(index)}`,
		type: 'function',
		function: { name: tool, arguments: JSON.stringify(values) },
	}));
	return { role: 'assistant', content: null, tool_calls };
}

const finishOf = (turn: Turn) => ('say' in turn ? 'stop' : 'tool_calls');
