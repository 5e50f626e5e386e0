import { execFile } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { Disassembly, SCHEME } from './disassembly';
import { explain } from './explanations';
import { findJava } from './java';
import { Server } from './server';
import { TestExplorer } from './tests';

let server: Server | undefined;

/** VS Code calls it when the first rule file appears. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
    const jar = context.asAbsolutePath(path.join('server', 'syscalltrack.jar'));
    const started = new Server(jar);
    server = started;
    const disassembly = new Disassembly(started);
    const tests = new TestExplorer(started);
    context.subscriptions.push(
        tests,
        vscode.workspace.registerTextDocumentContentProvider(SCHEME, disassembly),
        vscode.commands.registerCommand('sct.showDisassembly', () => onRuleFile((file) => disassembly.show(file))),
        vscode.commands.registerCommand('sct.compileFile', () => onRuleFile((file) => compile(jar, file))),
        vscode.commands.registerCommand('sct.explainFinding', (id?: string) => explain(started, id)),
        vscode.commands.registerCommand('sct.restartServer', async () => {
            await started.stop();
            await started.start();
        }),
        vscode.workspace.onDidOpenTextDocument((document) => isRules(document) && void tests.refresh(document.uri)),
        vscode.workspace.onDidSaveTextDocument((document) => {
            if (isRules(document)) {
                void tests.refresh(document.uri);
                disassembly.refresh(document.uri);
            }
        }),
    );
    await started.start();
    for (const document of vscode.workspace.textDocuments.filter(isRules)) {
        await tests.refresh(document.uri);
    }
}

/** VS Code calls it when it closes. */
export async function deactivate(): Promise<void> {
    await server?.stop();
}

function isRules(document: vscode.TextDocument): boolean {
    return document.languageId === 'sct';
}

async function onRuleFile(action: (file: vscode.Uri) => Promise<void>): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (document && isRules(document)) {
        await action(document.uri);
    } else {
        void vscode.window.showInformationMessage('Open a rule file (*.sct) first.');
    }
}

async function compile(jar: string, file: vscode.Uri): Promise<void> {
    const configuration = vscode.workspace.getConfiguration('sct');
    const java = await findJava(configuration.get<string>('java.home', ''), process.env);
    if ('problem' in java) {
        void vscode.window.showErrorMessage(java.problem);
        return;
    }
    const parameters = ['-jar', jar, 'sctc', 'compile', '--arch', configuration.get<string>('architecture', 'x86_64')];
    const kernel = configuration.get<string>('kernel', '');
    if (kernel) {
        parameters.push('--kernel', kernel);
    }
    await new Promise<void>((resolve) => {
        execFile(java.command, [...parameters, file.fsPath], (error, _stdout, stderr) => {
            if (error) {
                void vscode.window.showErrorMessage(`Not compiled. ${stderr.trim().split('\n')[0]}`);
            } else {
                void vscode.window.showInformationMessage(`Compiled to ${file.fsPath.replace(/\.[^./]*$/, '')}.bpf.o`);
            }
            resolve();
        });
    });
}
