/**
 * Something only whoever runs the machine can put right: a setting, a port, a folder. It is told in one sentence per
 * language and never with a stack; everything else that is thrown is a bug.
 */
export class OperatorFault extends Error {
  constructor(readonly zh: string, readonly en: string) {
    super(`${zh}\n${en}`);
    this.name = 'OperatorFault';
  }
}
