#!/usr/bin/env python3
"""Benchmark of a Jupyter kernel through a real jupyter_client.

usage: kernel_bench.py KERNELSPEC [--lang java] [--runs 5] [--json out.json] [--only a,b,c]

sections: cold warm complete inspect stream mem interrupt drift
Needs: jupyter_client (>=7), pyzmq.  Linux only (reads /proc for memory).
"""
import argparse, json, os, tempfile, statistics as st, sys, time, queue
import zmq
from jupyter_client.manager import KernelManager

LANGS = {
    "python": dict(
        first="1+1", trivial="1+1", define_var="v_%d = %d", define_fn="def f_%d(x): return x + %d",
        cls="class P%d:\n  def __init__(self,a): self.a=a",
        complete=['"abc".upp', "pri"], inspect=("print", 3),
        lines="for i in range(100000): print('line', i)",
        bulk="s = 'x'*999\nfor i in range(50000): print(s)",
        loop="while True: pass", sleep="import time; time.sleep(600)",
        set_var="keep = 41", get_var="keep + 1", get_expect="42"),
    "java": dict(
        first="int first = 1;", trivial="1+1", define_var="int v_%d = %d;",
        define_fn="int f_%d(int x) { return x + %d; }",
        cls="record P%d(int a) { int twice() { return a*2; } }",
        complete=["System.out.pri", '"abc".sub', "Strin"], inspect=("System.out.println", 16),
        lines='for (int i = 0; i < 100000; i++) System.out.println("line " + i);',
        bulk='String s999 = "x".repeat(999); for (int i = 0; i < 50000; i++) System.out.println(s999);',
        loop="while (true) { }", sleep="Thread.sleep(600_000);",
        set_var="int keep = 41;", get_var="keep + 1", get_expect="42"),
}


def mmm(xs, nd=1):
    xs = sorted(xs)
    if not xs:
        return None
    return dict(min=round(xs[0], nd), med=round(st.median(xs), nd), max=round(xs[-1], nd), n=len(xs),
                p95=round(xs[min(len(xs) - 1, int(len(xs) * .95))], nd))


def tree(pid):
    out, todo = [], [pid]
    kids = {}
    for d in os.listdir("/proc"):
        if d.isdigit():
            try:
                s = open(f"/proc/{d}/stat").read()
                kids.setdefault(int(s.rsplit(")", 1)[1].split()[1]), []).append(int(d))
            except OSError:
                pass
    while todo:
        p = todo.pop()
        out.append(p)
        todo += kids.get(p, [])
    return out


def mem_kb(pid):
    pss = rss = 0
    for p in tree(pid):
        try:
            for l in open(f"/proc/{p}/smaps_rollup"):
                if l.startswith("Pss:"): pss += int(l.split()[1])
                if l.startswith("Rss:"): rss += int(l.split()[1])
        except OSError:
            pass
    return pss, rss


def cpu_s(pid):
    t = 0
    for p in tree(pid):
        try:
            f = open(f"/proc/{p}/stat").read().rsplit(")", 1)[1].split()
            t += int(f[11]) + int(f[12])
        except OSError:
            pass
    return t / os.sysconf("SC_CLK_TCK")


class K:
    """One kernel, started with 2 ms ZMQ reconnect so that the client does not quantise start-up (default is 100 ms)."""

    dead = 0  # starts which never answered kernel_info

    def __init__(self, spec, timeout=8):
        for attempt in range(5):
            try:
                return self.start(spec, timeout)
            except queue.Empty:
                K.dead += 1
                self.stop()
        raise SystemExit("kernel never answers: " + spec)

    def start(self, spec, timeout):
        self.ctx = zmq.Context()
        try:
            self.ctx.setsockopt(zmq.RECONNECT_IVL, 2)
            self.ctx.setsockopt(zmq.RCVHWM, 0)
        except Exception:
            pass
        self.km = KernelManager(kernel_name=spec, context=self.ctx)
        self.t0 = time.perf_counter()
        self.km.start_kernel(stdout=open(os.path.join(tempfile.gettempdir(), "kernel_bench.out"), "ab"), stderr=open(os.path.join(tempfile.gettempdir(), "kernel_bench.err"), "ab"))
        self.t_spawned = time.perf_counter()
        # connect when the ports listen, as seen in /proc/net/tcp, so that nothing is disturbed: some kernels
        # never answer a client that was there before them
        want = {"%04X" % p for p in (self.km.shell_port, self.km.iopub_port, self.km.control_port, self.km.stdin_port)}
        while time.perf_counter() - self.t0 < timeout:
            ls = [l.split() for f in ("/proc/net/tcp", "/proc/net/tcp6") for l in open(f)]
            if want <= {l[1].split(":")[1] for l in ls if l[3] == "0A"}:
                break
            time.sleep(.01)
        self.bind_ms = (time.perf_counter() - self.t0) * 1e3
        self.kc = self.km.client()
        self.kc.start_channels(shell=True, iopub=True, stdin=True, hb=False, control=True)
        # some kernels lose a request that arrives while they start: send again each second, as wait_for_ready does
        self.kc.kernel_info(); self.info_sends = 1
        while True:
            try:
                r = self.kc.get_shell_msg(timeout=1)
                break
            except queue.Empty:
                if time.perf_counter() - self.t0 > timeout:
                    raise
                self.kc.kernel_info(); self.info_sends += 1
        self.info_ms = (time.perf_counter() - self.t0) * 1e3
        self.info = r["content"]

        self.sub_ok = False

    def sub_ready(self):
        if self.sub_ok:
            return
        """PUB/SUB slow joiner: repeat kernel_info until a status arrives on iopub."""
        while not self.sub_ok:
            self.shell(self.kc.kernel_info())
            try:
                self.kc.get_iopub_msg(timeout=.1)
                self.sub_ok = True
            except queue.Empty:
                pass
        self.drain()

    @property
    def pid(self):
        return self.km.provisioner.process.pid

    def shell(self, mid, timeout=60):
        end = time.time() + timeout
        while True:
            r = self.kc.get_shell_msg(timeout=max(.01, end - time.time()))
            if r["parent_header"].get("msg_id") == mid:
                return r["content"]

    def run(self, code, timeout=60, iopub=True, collect=False):
        """-> (reply, ms to reply, ms to idle, list of iopub (type, content))"""
        self.sub_ready()
        t = time.perf_counter()
        mid = self.kc.execute(code)
        out, n, nbytes, idle = [], 0, 0, None
        if iopub:
            end = time.time() + timeout
            while True:
                m = self.kc.get_iopub_msg(timeout=max(.01, end - time.time()))
                if m["parent_header"].get("msg_id") != mid:
                    continue
                ty = m["msg_type"]
                if ty == "stream":
                    n += 1
                    nbytes += len(m["content"]["text"])
                if collect:
                    out.append((ty, m["content"]))
                if ty == "status" and m["content"]["execution_state"] == "idle":
                    idle = (time.perf_counter() - t) * 1e3
                    break
        rep = self.shell(mid, timeout)
        ms = (time.perf_counter() - t) * 1e3
        return rep, ms, idle, out, n, nbytes

    def timed_shell(self, mid_fn, timeout=60):
        t = time.perf_counter()
        c = self.shell(mid_fn(), timeout)
        return (time.perf_counter() - t) * 1e3, c

    def drain(self):
        try:
            while True:
                self.kc.get_iopub_msg(timeout=.05)
        except queue.Empty:
            pass

    def stop(self):
        try:
            self.kc.stop_channels()
            self.km.shutdown_kernel(now=True)
            self.ctx.destroy(linger=0)
        except Exception as e:
            print("stop:", e, file=sys.stderr)


def first_exec(k, L):
    mid = k.kc.execute(L["first"])
    r = k.shell(mid)
    return (time.perf_counter() - k.t0) * 1e3, r["status"]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("spec"); ap.add_argument("--lang"); ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--json"); ap.add_argument("--only"); ap.add_argument("--warm", type=int, default=100)
    ap.add_argument("--drift", type=int, default=1000)
    a = ap.parse_args()
    want = set((a.only or "cold,warm,complete,inspect,stream,mem,interrupt,drift").split(","))
    R = {"spec": a.spec}

    def put(key, v):
        R[key] = v
        print(f"{key:28s} {json.dumps(v)}", flush=True)

    k = K(a.spec)
    lang = a.lang or k.info["language_info"]["name"].lower()
    L = LANGS[lang]
    put("implementation", {x: k.info.get(x) for x in ("implementation", "implementation_version", "protocol_version")})
    k.stop()

    if "cold" in want:
        info, first, comp, binds, lost = [], [], [], [], 0
        for _ in range(a.runs):
            k = K(a.spec); info.append(k.info_ms); binds.append(k.bind_ms); lost = lost + k.info_sends - 1
            ms, s = first_exec(k, L)
            assert s == "ok", s
            first.append(ms)
            comp.append(k.timed_shell(lambda: k.kc.complete(L["complete"][0], len(L["complete"][0])))[0])
            k.stop()
        put("cold_ports_bound_ms", mmm(binds)); put("cold_kernel_info_ms", dict(mmm(info), resends=lost)); put("cold_first_execute_ms", mmm(first))
        put("complete_cold_after_1st_exec_ms", mmm(comp))
        # what an ordinary client sees (100 ms ZMQ reconnect steps, wait_for_ready)
        wr = []
        for _ in range(min(3, a.runs)):
            km = KernelManager(kernel_name=a.spec); t = time.perf_counter()
            km.start_kernel(stdout=open(os.devnull, "w"), stderr=open(os.devnull, "w"))
            kc = km.client(); kc.start_channels(); kc.wait_for_ready(timeout=60)
            wr.append((time.perf_counter() - t) * 1e3); kc.stop_channels(); km.shutdown_kernel(now=True)
        put("cold_wait_for_ready_ms", mmm(wr))

    k = K(a.spec)
    if "mem" in want:
        time.sleep(5); put("mem_idle_pss_rss_mb", [round(x / 1024, 1) for x in mem_kb(k.pid)])
        c = cpu_s(k.pid); time.sleep(10); put("idle_cpu_pct", round((cpu_s(k.pid) - c) * 10, 2))
    k.run(L["first"])
    if "mem" in want:
        put("mem_after_1st_exec_mb", [round(x / 1024, 1) for x in mem_kb(k.pid)])
    if "warm" in want:
        for _ in range(20): k.run(L["trivial"])
        xs = [k.run(L["trivial"])[1] for _ in range(a.warm)]
        put("warm_execute_ms", mmm(xs, 2))
        # reply only, no wait for idle between
        xs = [k.timed_shell(lambda: k.kc.execute(L["trivial"]))[0] for _ in range(a.warm)]
        put("warm_execute_reply_only_ms", mmm(xs, 2)); k.drain()
        xs = [k.run(L["cls"] % i)[1] for i in range(30)]
        put("warm_define_type_ms", mmm(xs, 2))
    if "complete" in want:
        for c in L["complete"]:
            fn = lambda: k.kc.complete(c, len(c))
            ms0, rep = k.timed_shell(fn)
            xs = [k.timed_shell(fn)[0] for _ in range(20)]
            put(f"complete[{c}]", dict(first_ms=round(ms0, 1), warm=mmm(xs), matches=len(rep.get("matches", [])),
                                       meta=list((rep.get("metadata") or {}).keys())))
    if "inspect" in want:
        code, pos = L["inspect"]
        try:
            fn = lambda: k.kc.inspect(code, pos)
            ms0, rep = k.timed_shell(fn, 20)
            xs = [k.timed_shell(fn)[0] for _ in range(20)]
            put(f"inspect[{code}]", dict(first_ms=round(ms0, 1), warm=mmm(xs), found=rep.get("found"),
                                         chars=len(str(rep.get("data"))), sample=str(rep.get("data"))[:160]))
        except queue.Empty:
            put(f"inspect[{code}]", "NO REPLY in 20 s")
    k.drain()
    if "stream" in want:
        for name in ("lines", "bulk"):
            try:
                rep, ms, idle, _, n, nb = k.run(L[name], timeout=45)
                put(f"stream_{name}", dict(status=rep["status"], s=round(idle / 1e3, 2), reply_s=round(ms / 1e3, 2), iopub_msgs=n, chars=nb))
            except queue.Empty:
                put(f"stream_{name}", "TIMEOUT 45 s"); k.stop(); k = K(a.spec); k.run(L["first"])
            k.drain()
        put("mem_after_stream_mb", [round(x / 1024, 1) for x in mem_kb(k.pid)])
    k.stop()

    if "interrupt" in want:
        for name in ("loop", "sleep"):
            k = K(a.spec); k.run(L["set_var"])
            mid = k.kc.execute(L[name]); time.sleep(1.5)
            c0 = cpu_s(k.pid); time.sleep(.5); burning = (cpu_s(k.pid) - c0) / .5
            t = time.perf_counter(); k.km.interrupt_kernel()
            res = dict(cpu_during=round(burning, 2))
            try:
                r = k.shell(mid, 15); res["reply_ms"] = round((time.perf_counter() - t) * 1e3, 1)
                res["status"] = r["status"]; res["ename"] = r.get("ename")
            except queue.Empty:
                res["reply_ms"] = "none in 15 s"
            res["alive"] = k.km.is_alive()
            if res["alive"] and res.get("status"):
                try:
                    _, ms, _, out, _, _ = k.run(L["get_var"], timeout=15, collect=True)
                    v = [c["data"].get("text/plain") for ty, c in out if ty == "execute_result"]
                    res["var_after"] = v; res["intact"] = v == [L["get_expect"]]
                except queue.Empty:
                    res["var_after"] = "no reply in 15 s"
                time.sleep(.5); c0 = cpu_s(k.pid); time.sleep(1); res["cpu_after"] = round(cpu_s(k.pid) - c0, 2)
            put(f"interrupt_{name}", res); k.stop()

    if "drift" in want:
        for name in ("trivial", "define_var", "define_fn"):
            k = K(a.spec); xs = []
            for i in range(a.drift):
                rep, ms, *_ = k.run(L[name] % (i, i) if "%" in L[name] else L[name])
                assert rep["status"] == "ok", rep
                xs.append(ms)
            pss = round(mem_kb(k.pid)[0] / 1024, 1); time.sleep(6)
            put(f"drift_{name}", dict(n=a.drift, first100_ms=round(st.median(xs[:100]), 2),
                                      mid100_ms=round(st.median(xs[a.drift // 2:a.drift // 2 + 100]), 2),
                                      last100_ms=round(st.median(xs[-100:]), 2), total_s=round(sum(xs) / 1e3, 1),
                                      max_ms=round(max(xs), 1), pss_mb=pss, pss_6s_later_mb=round(mem_kb(k.pid)[0] / 1024, 1)))
            k.stop()
    put("starts_never_answered", K.dead)
    if a.json:
        json.dump(R, open(a.json, "w"), indent=1)


if __name__ == "__main__":
    main()
