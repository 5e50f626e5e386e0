import * as vscode from 'vscode';
import type { Server } from './server';

interface TestPlace {
    name: string;
    uri: string;
    line: number;
}

interface TestOutcome extends TestPlace {
    passed: boolean;
    message: string;
    milliseconds: number;
}

/** Rule tests in the test explorer: files, and in each its tests. */
export class TestExplorer implements vscode.Disposable {
    private readonly controller = vscode.tests.createTestController('sct', 'syscalltrack rules');

    constructor(private readonly server: Server) {
        this.controller.createRunProfile('Run', vscode.TestRunProfileKind.Run, (request) => this.run(request), true);
        this.controller.refreshHandler = async () => {
            for (const file of await vscode.workspace.findFiles('**/*.sct')) {
                await this.refresh(file);
            }
        };
    }

    /** Lists a file's tests anew. A file with errors keeps those that it had. */
    async refresh(file: vscode.Uri): Promise<void> {
        let places: TestPlace[];
        try {
            places = await this.server.execute<TestPlace[]>('sct.tests', file.toString());
        } catch {
            return; // There is no server: the user has been told.
        }
        const id = file.toString();
        if (places.length === 0) {
            this.controller.items.delete(id);
            return;
        }
        const item = this.controller.items.get(id) ?? this.controller.createTestItem(id, vscode.workspace.asRelativePath(file), file);
        item.children.replace(
            places.map((place) => {
                const test = this.controller.createTestItem(`${id}#${place.name}`, place.name, file);
                test.range = new vscode.Range(place.line, 0, place.line, 0);
                return test;
            }),
        );
        this.controller.items.add(item);
    }

    private async run(request: vscode.TestRunRequest): Promise<void> {
        const run = this.controller.createTestRun(request);
        const wanted = request.include ?? [...this.controller.items].map(([, item]) => item);
        try {
            for (const item of wanted) {
                await (item.parent ? this.runOne(run, item) : this.runFile(run, item));
            }
        } finally {
            run.end();
        }
    }

    private async runFile(run: vscode.TestRun, file: vscode.TestItem): Promise<void> {
        const tests = new Map<string, vscode.TestItem>();
        file.children.forEach((test) => tests.set(test.label, test));
        await this.execute(run, tests, file.id);
    }

    private async runOne(run: vscode.TestRun, test: vscode.TestItem): Promise<void> {
        await this.execute(run, new Map([[test.label, test]]), test.parent!.id, test.label);
    }

    private async execute(run: vscode.TestRun, tests: Map<string, vscode.TestItem>, ...parameters: string[]): Promise<void> {
        tests.forEach((test) => run.started(test));
        try {
            for (const outcome of await this.server.execute<TestOutcome[]>('sct.runTests', ...parameters)) {
                const test = tests.get(outcome.name);
                if (test && outcome.passed) {
                    run.passed(test, outcome.milliseconds);
                } else if (test) {
                    run.failed(test, new vscode.TestMessage(outcome.message), outcome.milliseconds);
                }
            }
        } catch (error) {
            const message = new vscode.TestMessage(error instanceof Error ? error.message : String(error));
            tests.forEach((test) => run.errored(test, message));
        }
    }

    dispose(): void {
        this.controller.dispose();
    }
}
