package org.joryu.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.joryu.kernel.protocol.Comm.CommClose;
import org.joryu.kernel.protocol.Comm.CommOpen;
import org.joryu.kernel.protocol.Comm.Payload;
import org.joryu.kernel.protocol.ExecuteReply.UserExpression;
import org.joryu.kernel.protocol.Publication.ClearOutput;
import org.joryu.kernel.protocol.Publication.DisplayData;
import org.joryu.kernel.protocol.Publication.ExecuteInput;
import org.joryu.kernel.protocol.Publication.ExecuteResult;
import org.joryu.kernel.protocol.Publication.ExecutionError;
import org.joryu.kernel.protocol.Publication.IopubWelcome;
import org.joryu.kernel.protocol.Publication.Status;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.kernel.protocol.Publication.UpdateDisplayData;
import org.joryu.kernel.protocol.Reply.CommInfoReply;
import org.joryu.kernel.protocol.Reply.CompleteReply;
import org.joryu.kernel.protocol.Reply.ErrorReply;
import org.joryu.kernel.protocol.Reply.HistoryReply;
import org.joryu.kernel.protocol.Reply.InspectReply;
import org.joryu.kernel.protocol.Reply.InterruptReply;
import org.joryu.kernel.protocol.Reply.IsCompleteReply;
import org.joryu.kernel.protocol.Reply.KernelInfoReply;
import org.joryu.kernel.protocol.Reply.KernelInfoReply.HelpLink;
import org.joryu.kernel.protocol.Reply.KernelInfoReply.LanguageInfo;
import org.joryu.kernel.protocol.Reply.ShutdownReply;
import org.joryu.kernel.protocol.Request.KernelInfoRequest;
import org.junit.jupiter.api.Test;

class ContentWriterTests {

    private static final Map<String, Object> DATA = Map.of("text/plain", "<42>");

    @Test
    void writes_publications() {
        assertWritten(new Status(Status.State.IDLE), "{'execution_state':'idle'}");
        assertWritten(new Stream(Stream.Name.STDERR, "oh\n"), "{'name':'stderr','text':'oh\\n'}");
        assertWritten(
                new DisplayData(DATA, Map.of(), "7"),
                "{'data':{'text/plain':'<42>'},'metadata':{},'transient':{'display_id':'7'}}");
        assertWritten(
                new UpdateDisplayData(DATA, Map.of(), "7"),
                "{'data':{'text/plain':'<42>'},'metadata':{},'transient':{'display_id':'7'}}");
        assertWritten(new ExecuteInput("x", 3), "{'code':'x','execution_count':3}");
        assertWritten(
                new ExecuteResult(3, DATA, Map.of()),
                "{'execution_count':3,'data':{'text/plain':'<42>'},'metadata':{}}");
        assertWritten(new ExecutionError("E", "why", List.of("at")), "{'ename':'E','evalue':'why','traceback':['at']}");
        assertWritten(new ClearOutput(true), "{'wait':true}");
        assertWritten(new IopubWelcome(""), "{'subscription':''}");
        assertWritten(new CommClose("1", Payload.NONE), "{'comm_id':'1','data':{}}");
        assertWritten(
                new CommOpen("1", "t", Payload.of(Collections.singletonMap("a", null))),
                "{'comm_id':'1','target_name':'t','data':{'a':null}}");
        assertWritten(new InputRequest("name?", true), "{'prompt':'name?','password':true}");
    }

    @Test
    void writes_execute_replies() {
        assertWritten(
                new ExecuteReply.Succeeded(3, Map.of("a", new UserExpression.Value(DATA, Map.of()))),
                "{'status':'ok','execution_count':3,'user_expressions':"
                        + "{'a':{'status':'ok','data':{'text/plain':'<42>'},'metadata':{}}},'payload':[]}");
        assertWritten(
                new ExecuteReply.Succeeded(3, Map.of("a", new UserExpression.Problem("E", "why", List.of()))),
                "{'status':'ok','execution_count':3,'user_expressions':"
                        + "{'a':{'status':'error','ename':'E','evalue':'why','traceback':[]}},'payload':[]}");
        assertWritten(
                new ExecuteReply.Failed(3, "E", "why", List.of()),
                "{'status':'error','execution_count':3,'ename':'E','evalue':'why','traceback':[]}");
        assertWritten(new ExecuteReply.Aborted(), "{'status':'aborted'}");
    }

    @Test
    void writes_the_other_replies_each_with_a_status() {
        var language = new LanguageInfo("java", "25", "text/x-java-source", ".java", "java", "text/x-java", "script");
        assertWritten(
                new KernelInfoReply(
                        "joryu", "1", language, "hello", List.of(new HelpLink("Java", "https://x")), List.of()),
                "{'status':'ok','protocol_version':'5.5','implementation':'joryu','implementation_version':'1',"
                        + "'language_info':{'name':'java','version':'25','mimetype':'text/x-java-source',"
                        + "'file_extension':'.java','pygments_lexer':'java','codemirror_mode':'text/x-java',"
                        + "'nbconvert_exporter':'script'},'banner':'hello',"
                        + "'help_links':[{'text':'Java','url':'https://x'}],'supported_features':[]}");
        assertWritten(new IsCompleteReply("incomplete", "  "), "{'status':'incomplete','indent':'  '}");
        assertWritten(new IsCompleteReply("complete", ""), "{'status':'complete'}");
        assertWritten(
                new CompleteReply(List.of(new CompleteReply.Match("m", "function", "()")), 1, 2),
                "{'status':'ok','matches':['m'],'cursor_start':1,'cursor_end':2,'metadata':"
                        + "{'_jupyter_types_experimental':"
                        + "[{'text':'m','type':'function','signature':'()','start':1,'end':2}]}}");
        assertWritten(
                new InspectReply(true, DATA, Map.of()),
                "{'status':'ok','found':true,'data':{'text/plain':'<42>'},'metadata':{}}");
        var entries = List.of(new HistoryEntry(1, 2, "x", null));
        assertWritten(new HistoryReply(entries, false), "{'status':'ok','history':[[1,2,'x']]}");
        assertWritten(new HistoryReply(entries, true), "{'status':'ok','history':[[1,2,['x',null]]]}");
        assertWritten(new InterruptReply(), "{'status':'ok'}");
        assertWritten(new SubshellReply.Created("s"), "{'status':'ok','subshell_id':'s'}");
        assertWritten(new SubshellReply.All(List.of("s", "t")), "{'status':'ok','subshell_id':['s','t']}");
        assertWritten(new SubshellReply.Deleted(), "{'status':'ok'}");
        assertWritten(new ShutdownReply(true), "{'status':'ok','restart':true}");
        assertWritten(new CommInfoReply(Map.of("1", "t")), "{'status':'ok','comms':{'1':{'target_name':'t'}}}");
        assertWritten(
                new ErrorReply("complete_reply", "E", "why", List.of()),
                "{'status':'error','ename':'E','evalue':'why','traceback':[]}");
    }

    @Test
    void gives_back_the_subshell_in_the_header_of_a_request() {
        var header = new Header("id", "s", "u", "d", "execute_request", "5.5", "sub");
        assertThat(new String(ContentWriter.header(header), UTF_8)).contains("\"subshell_id\":\"sub\"");
    }

    @Test
    void writes_the_usage_as_ipykernel_does() {
        var gpus = List.of(new UsageReply.Gpu("H100", 5, 80));
        var memory = new UsageReply.HostMemory(1000, 250, 100);
        assertWritten(
                new UsageReply("host", 7, 12.5, 99, 2, OptionalDouble.of(40.5), memory, gpus),
                "{'status':'ok','hostname':'host','pid':7,'kernel_cpu':12.5,'kernel_memory':99,'cpu_count':2,"
                        + "'host_cpu_percent':40.5,'host_virtual_memory':{'total':1000,'available':250,'percent':75.0,"
                        + "'used':750,'free':100},'gpu':[{'name':'H100','memory_used':5,'memory_total':80}]}");
        assertWritten(
                new UsageReply("host", 7, 0, 99, 2, OptionalDouble.empty(), memory, List.of()),
                "{'status':'ok','hostname':'host','pid':7,'kernel_cpu':0.0,'kernel_memory':99,'cpu_count':2,"
                        + "'host_virtual_memory':{'total':1000,'available':250,'percent':75.0,'used':750,'free':100}}");
    }

    @Test
    void writes_any_value_that_user_code_may_show() {
        Map<String, Object> json = Map.of("application/json", List.of(Double.NaN, 1.5, 7L, true, Thread.State.NEW));
        assertWritten(
                new ExecuteResult(1, json, Map.of()),
                "{'execution_count':1,'data':{'application/json':[null,1.5,7,true,'NEW']},'metadata':{}}");
    }

    @Test
    void does_not_write_requests() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentWriter.content(new KernelInfoRequest()))
                .withMessageContaining("kernel_info_request");
    }

    private static void assertWritten(Content content, String jsonInSingleQuotes) {
        assertThat(new String(ContentWriter.content(content), UTF_8)).isEqualTo(jsonInSingleQuotes.replace('\'', '"'));
    }
}
