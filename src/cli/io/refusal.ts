/** The command cannot do what was asked, and has written nothing. The message is one sentence or more; the exit code is 2. */
export class Refusal extends Error {}
