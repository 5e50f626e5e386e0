import * as vscode from 'vscode';
import type { Server } from './server';

/** The scheme of documents that show instructions. */
export const SCHEME = 'sct-disassembly';

/** Shows a rule file's eBPF instructions in a document beside it, made anew when the file is saved. */
export class Disassembly implements vscode.TextDocumentContentProvider {
    private readonly changed = new vscode.EventEmitter<vscode.Uri>();
    readonly onDidChange = this.changed.event;

    constructor(private readonly server: Server) {}

    async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
        try {
            return await this.server.execute<string>('sct.disassemble', uri.query);
        } catch (error) {
            return `# ${error instanceof Error ? error.message : String(error)}\n`;
        }
    }

    /** Opens the document beside the rule file's editor. */
    async show(file: vscode.Uri): Promise<void> {
        const document = await vscode.workspace.openTextDocument(this.uriOf(file));
        await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside, true);
    }

    /** The rule file has been saved. */
    refresh(file: vscode.Uri): void {
        this.changed.fire(this.uriOf(file));
    }

    private uriOf(file: vscode.Uri): vscode.Uri {
        return vscode.Uri.from({ scheme: SCHEME, path: `${file.path}.bpf.s`, query: file.toString() });
    }
}
