/** A reason not to start that the operator can do something about: its message is one sentence, shown without a stack. */
export class StartError extends Error {}
