/**
 * Headings that are all different: a second `Tag` becomes `Tag 2`.
 * @param taken what none of them may be called
 */
export function numbered(headings: readonly string[], taken: readonly string[] = []): string[] {
	const used = new Set(taken);
	return headings.map((heading) => {
		let name = heading;
		for (
			let number = 2;
			used.has(name) || (name !== heading && headings.includes(name));
			number++
		) {
			name = `${heading} ${number}`;
		}
		used.add(name);
		return name;
	});
}
