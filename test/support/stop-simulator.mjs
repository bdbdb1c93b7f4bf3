export default async function () {
	await globalThis.simulator.close();
}
