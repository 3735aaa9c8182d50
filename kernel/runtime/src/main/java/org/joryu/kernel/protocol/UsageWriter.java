package org.joryu.kernel.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.joryu.kernel.protocol.UsageReply.HostMemory;

/// Writes a [UsageReply] as ipykernel does, and its GPUs as front ends may learn to read them.
final class UsageWriter {

    private UsageWriter() {}

    static void usage(JsonObject json, UsageReply usage) {
        json.addProperty("hostname", usage.hostname());
        json.addProperty("pid", usage.pid());
        json.addProperty("kernel_cpu", usage.kernelCpu());
        json.addProperty("kernel_memory", usage.kernelMemory());
        json.addProperty("cpu_count", usage.cpuCount());
        usage.hostCpuPercent().ifPresent(percent -> json.addProperty("host_cpu_percent", percent));
        json.add("host_virtual_memory", memory(usage.hostMemory()));
        if (!usage.gpus().isEmpty()) {
            var gpus = new JsonArray();
            for (var gpu : usage.gpus()) {
                var item = new JsonObject();
                item.addProperty("name", gpu.name());
                item.addProperty("memory_used", gpu.memoryUsed());
                item.addProperty("memory_total", gpu.memoryTotal());
                gpus.add(item);
            }
            json.add("gpu", gpus);
        }
    }

    private static JsonObject memory(HostMemory memory) {
        long used = memory.total() - memory.available();
        var json = new JsonObject();
        json.addProperty("total", memory.total());
        json.addProperty("available", memory.available());
        json.addProperty("percent", Math.round(1000.0 * used / memory.total()) / 10.0);
        json.addProperty("used", used);
        json.addProperty("free", memory.free());
        return json;
    }
}
