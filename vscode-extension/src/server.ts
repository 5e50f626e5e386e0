import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';
import { type Java, findJava } from './java';

/** The language server's process and the client that talks to it. */
export class Server {
    private client: LanguageClient | undefined;

    constructor(
        private readonly jar: string,
        private readonly find: (setting: string) => Promise<Java> = (setting) => findJava(setting, process.env),
    ) {}

    /** Starts it; where it cannot be started the user is told why and what to do. */
    async start(): Promise<void> {
        if (!existsSync(this.jar)) {
            void vscode.window.showErrorMessage(`The extension is incomplete: ${this.jar} is missing. Install it again.`);
            return;
        }
        const java = await this.find(vscode.workspace.getConfiguration('sct').get<string>('java.home', ''));
        if ('problem' in java) {
            const choice = await vscode.window.showErrorMessage(
                `${java.problem} Install Java 17 or newer, or name one in the settings. Colours and snippets work without it.`,
                'Open settings',
            );
            if (choice) {
                await vscode.commands.executeCommand('workbench.action.openSettings', 'sct.java.home');
            }
            return;
        }
        this.client = new LanguageClient('sct', 'syscalltrack rules', this.command(java.command), this.options());
        await this.client.start();
    }

    private command(java: string): ServerOptions {
        return { command: java, args: ['-XX:+UseSerialGC', '-Xmx512m', '-jar', this.jar, 'sctc', 'lsp'] };
    }

    private options(): LanguageClientOptions {
        return {
            documentSelector: [
                { scheme: 'file', language: 'sct' },
                { scheme: 'untitled', language: 'sct' },
            ],
            synchronize: {
                configurationSection: 'sct',
                fileEvents: vscode.workspace.createFileSystemWatcher('**/*.sct'),
            },
            initializationOptions: { sct: vscode.workspace.getConfiguration('sct') },
        };
    }

    async stop(): Promise<void> {
        const client = this.client;
        this.client = undefined;
        await client?.stop();
    }

    /** Has the server execute a command. Rejects with its words if it refuses, or if there is no server. */
    async execute<T>(command: string, ...parameters: string[]): Promise<T> {
        if (!this.client) {
            throw new Error('the language server is not running');
        }
        return this.client.sendRequest<T>('workspace/executeCommand', { command, arguments: parameters });
    }
}
