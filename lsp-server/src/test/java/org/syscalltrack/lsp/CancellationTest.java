package org.syscalltrack.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes over the wire when a client cancels a request: the client's library keeps it from being seen. */
class CancellationTest {
    private final StringBuilder sent = new StringBuilder();

    private void send(String message) {
        sent.append("Content-Length: ")
                .append(message.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n\r\n")
                .append(message);
    }

    /** The server's answers by the requests' numbers. */
    private Map<Integer, JsonObject> answers() {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        LanguageServerMain.serve(new ByteArrayInputStream(sent.toString().getBytes(StandardCharsets.UTF_8)), received);
        Map<Integer, JsonObject> answers = new HashMap<>();
        for (String body : received.toString(StandardCharsets.UTF_8).split("Content-Length: \\d+\\r\\n\\r\\n", -1)) {
            if (!body.isEmpty()) {
                JsonObject message = JsonParser.parseString(body).getAsJsonObject();
                if (message.has("id") && !message.has("method")) {
                    answers.put(message.get("id").getAsInt(), message);
                }
            }
        }
        return answers;
    }

    @Test
    void aCancelledRequestIsAnsweredAsSuch() {
        String document = "{\"textDocument\":{\"uri\":\"untitled:rules.sct\"}}";
        StringBuilder rules = new StringBuilder();
        for (int number = 0; number < 3000; number++) {
            rules.append("rule { syscall_name = unlink rule_name = r")
                    .append(number)
                    .append(" action { type = LOG } } ");
        }
        send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
        // The server is busy with this while the next messages come in.
        send("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":"
                + "\"untitled:rules.sct\",\"languageId\":\"sct\",\"version\":1,\"text\":\"" + rules + "\"}}}");
        send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"textDocument/documentSymbol\",\"params\":" + document + "}");
        send("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":2}}");
        send("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"shutdown\"}");
        send("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
        assertThat(String.valueOf(answers().get(2))).contains("\"code\":-32800");
    }
}
