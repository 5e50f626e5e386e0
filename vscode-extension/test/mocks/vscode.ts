// What of VS Code's API the extension uses, as the tests see it. Shapes follow @types/vscode.
type Listener = (...parameters: any[]) => unknown;

export const log: { errors: string[]; messages: string[]; commands: Map<string, Listener>; shown: any[] } = {
    errors: [],
    messages: [],
    commands: new Map(),
    shown: [],
};
export const settings: Record<string, unknown> = {};
export const controllers: any[] = [];

export class EventEmitter<T> {
    private listeners: ((value: T) => void)[] = [];
    event = (listener: (value: T) => void) => {
        this.listeners.push(listener);
        return { dispose() {} };
    };
    fire(value: T): void {
        this.listeners.forEach((listener) => listener(value));
    }
}

export class Uri {
    constructor(
        readonly scheme: string,
        readonly path: string,
        readonly query = '',
    ) {}
    static file(path: string): Uri {
        return new Uri('file', path);
    }
    static from(parts: { scheme: string; path: string; query?: string }): Uri {
        return new Uri(parts.scheme, parts.path, parts.query);
    }
    get fsPath(): string {
        return this.path;
    }
    toString(): string {
        return `${this.scheme}://${this.path}`;
    }
}

export class Range {
    constructor(
        readonly startLine: number,
        readonly startCharacter: number,
        readonly endLine: number,
        readonly endCharacter: number,
    ) {}
}

export class TestMessage {
    constructor(readonly message: string) {}
}

export enum TestRunProfileKind {
    Run = 1,
}

export enum ViewColumn {
    Beside = -2,
}

class Items {
    private readonly map = new Map<string, any>();
    add(item: any): void {
        this.map.set(item.id, item);
    }
    get(id: string): any {
        return this.map.get(id);
    }
    delete(id: string): void {
        this.map.delete(id);
    }
    replace(items: any[]): void {
        this.map.clear();
        items.forEach((item) => this.add(item));
    }
    forEach(action: (item: any) => void): void {
        this.map.forEach(action);
    }
    get size(): number {
        return this.map.size;
    }
    [Symbol.iterator](): Iterator<[string, any]> {
        return this.map[Symbol.iterator]();
    }
}

export const tests = {
    createTestController(id: string, label: string) {
        const controller: any = {
            id,
            label,
            items: new Items(),
            outcomes: [] as string[],
            createRunProfile(_label: string, _kind: number, handler: Listener) {
                controller.run = handler;
            },
            createTestItem(itemId: string, itemLabel: string, uri: Uri) {
                const item: any = { id: itemId, label: itemLabel, uri, children: new Items() };
                item.children.add = ((add) => (child: any) => {
                    child.parent = item;
                    add.call(item.children, child);
                })(item.children.add);
                return item;
            },
            createTestRun() {
                return {
                    started: (item: any) => controller.outcomes.push(`started ${item.label}`),
                    passed: (item: any) => controller.outcomes.push(`passed ${item.label}`),
                    failed: (item: any, message: TestMessage) => controller.outcomes.push(`failed ${item.label}: ${message.message}`),
                    errored: (item: any, message: TestMessage) => controller.outcomes.push(`errored ${item.label}: ${message.message}`),
                    end: () => controller.outcomes.push('end'),
                };
            },
            dispose() {},
        };
        controllers.push(controller);
        return controller;
    },
};

export const workspace = {
    textDocuments: [] as any[],
    getConfiguration: () => ({ get: (name: string, standard: unknown) => settings[name] ?? standard }),
    createFileSystemWatcher: (pattern: string) => ({ pattern }),
    registerTextDocumentContentProvider: () => ({ dispose() {} }),
    onDidOpenTextDocument: () => ({ dispose() {} }),
    onDidSaveTextDocument: () => ({ dispose() {} }),
    asRelativePath: (uri: Uri) => uri.path.replace(/.*\//, ''),
    findFiles: async () => [] as Uri[],
    openTextDocument: async (what: any) => ({ what }),
};

export const window = {
    activeTextEditor: undefined as any,
    async showErrorMessage(message: string) {
        log.errors.push(message);
        return undefined;
    },
    async showInformationMessage(message: string) {
        log.messages.push(message);
        return undefined;
    },
    async showTextDocument(document: any, column: number) {
        log.shown.push([document, column]);
    },
    async showInputBox() {
        return undefined;
    },
};

export const commands = {
    registerCommand(name: string, action: Listener) {
        log.commands.set(name, action);
        return { dispose() {} };
    },
    async executeCommand() {},
};
