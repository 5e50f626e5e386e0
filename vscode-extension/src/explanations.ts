import * as vscode from 'vscode';
import type { Server } from './server';

/** Shows what a finding means beside the source. Asks for the id where none is given, as the links of findings do. */
export async function explain(server: Server, id?: string): Promise<void> {
    const wanted = id ?? (await vscode.window.showInputBox({ prompt: 'The id of a finding', placeHolder: 'SCT0403' }));
    if (!wanted) {
        return;
    }
    try {
        const content = await server.execute<string>('sct.explain', wanted);
        const document = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
        await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside, true);
    } catch (error) {
        void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
}
