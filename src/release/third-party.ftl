<#-- What stands in the distribution as THIRD-PARTY.txt: the licences of all jars in app/ and notebook/. -->
Joryu is licensed under Apache-2.0 (see LICENSE) and comes with these libraries, each under its own licence.
Jars carry their licences' texts and notices inside where their authors put them there.

<#assign libraries = []/>
<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
<#assign url = (project.url)!""/>
<#if !project.groupId?starts_with("org.joryu")>
<#assign libraries = libraries + [project.groupId + ":" + project.artifactId + ":" + project.version + "\n    " + entry.getValue()?sort?join(" or ") + url?has_content?then(", " + url, "")]/>
</#if>
</#list>
<#list libraries?sort as library>
${library}
</#list>

Inside of these:
  pytorch-native-cpu   libtorch (BSD-3-Clause, https://github.com/pytorch/pytorch/blob/main/LICENSE) with what it is built
                       from, among it oneDNN (Apache-2.0), and, for Linux, GCC's libgomp (GPL-3.0 with the GCC Runtime
                       Library Exception, which allows it beside software of any licence)
  sqlite-jdbc          SQLite (public domain)
  jna                  is also offered under LGPL-2.1-or-later; Joryu takes it under Apache-2.0
  joryu-distill        UCI's Optical Recognition of Handwritten Digits (E. Alpaydin, C. Kaynak), CC BY 4.0
