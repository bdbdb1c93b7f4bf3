import { CsvReader } from '../../nodes/ConstantContact/files/csv';

/** Reads a text in these pieces. */
function read(pieces: string[]) {
	const reader = new CsvReader((heading) => heading.trim() === 'email');
	const rows = pieces.flatMap((piece) => reader.read(piece));
	rows.push(...reader.end());
	const { isOpen, openedAt, brokenAt } = reader;
	return { rows: rows.map(({ line, cells }) => [line, ...cells]), isOpen, openedAt, brokenAt };
}

/** A text in one, two and three pieces, cut at each place; some are empty. */
function* cuts(text: string): Generator<string[]> {
	for (let one = 0; one <= text.length; one++) {
		for (let two = one; two <= text.length; two++) {
			yield [text.slice(0, one), text.slice(one, two), text.slice(two)];
		}
	}
	yield [...text];
}

interface Outcome {
	isOpen?: boolean;
	openedAt?: number;
	brokenAt?: number;
}

test.each<[string, Array<Array<number | string>>, Outcome?]>([
	['', []],
	['\n', []],
	[',', [[1, ',']]],
	[
		'email\nx',
		[
			[1, 'email'],
			[2, 'x'],
		],
	],
	['email\n ', [[1, 'email']]],
	[
		'\nemail\n\nx\n',
		[
			[2, 'email'],
			[4, 'x'],
		],
	],
	[
		'email\n\rx',
		[
			[1, 'email'],
			[3, 'x'],
		],
	],
	[
		'email\r\n\r\nx\r\n',
		[
			[1, 'email'],
			[3, 'x'],
		],
	],
	[
		'email\r\rx\r',
		[
			[1, 'email'],
			[3, 'x'],
		],
	],
	[
		'email\rx\ny',
		[
			[1, 'email'],
			[2, 'x'],
			[3, 'y'],
		],
	],
	[
		'email,b\n1,',
		[
			[1, 'email', 'b'],
			[2, '1', ''],
		],
	],
	[
		'email,b\r\n"x\r\ny",2\r\nz,3',
		[
			[1, 'email', 'b'],
			[2, 'x\r\ny', '2'],
			[4, 'z', '3'],
		],
		{ openedAt: 2 },
	],
	[
		'email\r"x\ry"\rz',
		[
			[1, 'email'],
			[2, 'x\ry'],
			[4, 'z'],
		],
		{ openedAt: 2 },
	],
	[
		'email\n"x\r"\n"y"',
		[
			[1, 'email'],
			[2, 'x\r'],
			[4, 'y'],
		],
		{ openedAt: 4 },
	],
	[
		'email\n"x\r\n\ny"\nz',
		[
			[1, 'email'],
			[2, 'x\r\n\ny'],
			[5, 'z'],
		],
		{ openedAt: 2 },
	],
	[
		'email\n"\n"\n"a""b"',
		[
			[1, 'email'],
			[4, 'a"b'],
		],
		{ openedAt: 4 },
	],
	[
		'email,b\n "x" ,"y""z"\n',
		[
			[1, 'email', 'b'],
			[2, 'x', 'y"z'],
		],
		{ openedAt: 2 },
	],
	[
		'email\tb\n\t"x"',
		[
			[1, 'email', 'b'],
			[2, '', 'x'],
		],
		{ openedAt: 2 },
	],
	[
		'email\na"b\n',
		[
			[1, 'email'],
			[2, 'a"b'],
		],
	],
	[
		'email\né\n',
		[
			[1, 'email'],
			[2, 'é'],
		],
	],
	[
		'email\n\u200b\nx',
		[
			[1, 'email'],
			[3, 'x'],
		],
	],
	[
		'email\n"x"é',
		[
			[1, 'email'],
			[2, 'xé'],
		],
		{ openedAt: 2, brokenAt: 2 },
	],
	[
		'email\n"x" y',
		[
			[1, 'email'],
			[2, 'xy'],
		],
		{ openedAt: 2, brokenAt: 2 },
	],
	[
		'email\n"x',
		[
			[1, 'email'],
			[2, 'x'],
		],
		{ openedAt: 2, isOpen: true },
	],
	[
		'sep=;\r\nemail;b\r\n1;2',
		[
			[2, 'email', 'b'],
			[3, '1', '2'],
		],
	],
	[
		'\uFEFFemail;b\n1;2',
		[
			[1, 'email', 'b'],
			[2, '1', '2'],
		],
	],
	[
		'email,bbbbbbbbbbbbbbbbbbbbb\n1,2',
		[
			[1, 'email', 'b'.repeat(21)],
			[2, '1', '2'],
		],
	],
	[
		'email;"b\nc"\n1;2',
		[
			[1, 'email', 'b\nc'],
			[3, '1', '2'],
		],
		{ openedAt: 1 },
	],
	[
		'email,b;"c\n1,2\n3,4\n"x',
		[
			[1, 'email', 'b;"c'],
			[2, '1', '2'],
			[3, '3', '4'],
			[4, 'x'],
		],
		{ openedAt: 4, isOpen: true },
	],
])(
	'%j is read alike in all pieces',
	(text, rows, { isOpen = false, openedAt = 0, brokenAt } = {}) => {
		const wanted = { rows, isOpen, openedAt, brokenAt };
		// All as text at once: there are hundreds of cuts.
		for (const pieces of cuts(text)) {
			if (JSON.stringify(read(pieces)) === JSON.stringify(wanted)) continue;
			expect({ pieces, ...read(pieces) }).toEqual({ pieces, ...wanted });
		}
	},
);

test('a text is not open before its end', () => {
	const reader = new CsvReader();
	expect(reader.isOpen).toBe(false);
	reader.read('email\n"x');
	expect(reader.isOpen).toBe(false);
});
