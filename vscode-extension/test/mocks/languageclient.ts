// A client that starts nothing: it keeps what it was given, and answers as a test says.
export const clients: LanguageClient[] = [];
export const answers: Record<string, unknown> = {};

export class LanguageClient {
    started = false;
    constructor(
        readonly id: string,
        readonly name: string,
        readonly server: any,
        readonly options: any,
    ) {
        clients.push(this);
    }
    async start(): Promise<void> {
        this.started = true;
    }
    async stop(): Promise<void> {
        this.started = false;
    }
    async sendRequest(_method: string, parameters: { command: string }): Promise<unknown> {
        const answer = answers[parameters.command];
        if (answer instanceof Error) {
            throw answer;
        }
        return answer;
    }
}
