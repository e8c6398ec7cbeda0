// @ts-nocheck
// Generated from schemas/naftiko-1.0.0-alpha2.schema.json by "npm run generate"; changes belong there.

export const document = validate52;
const schema19 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:naftiko:schema:1.0.0-alpha2","title":"document","description":"A Naftiko document of version 1.0.0-alpha2: either a capability that can be run, or consumed adapters that other documents import. Every object is closed; the few maps say so.","type":"object","required":["naftiko"],"oneOf":[{"required":["capability"]},{"required":["consumes"]}],"properties":{"naftiko":{"type":"string","const":"1.0.0-alpha2"},"info":{"$ref":"#/$defs/Info"},"binds":{"$ref":"#/$defs/Bindings"},"capability":{"$ref":"#/$defs/Capability"},"consumes":{"$ref":"#/$defs/Consumes"}},"additionalProperties":false,"$defs":{"IdentifierKebab":{"description":"Letters, digits and hyphens.","type":"string","pattern":"^[a-zA-Z0-9-]+$"},"IdentifierExtended":{"description":"Letters, digits, hyphens, underscores and asterisks.","type":"string","pattern":"^[a-zA-Z0-9_*-]+$"},"DottedRef":{"description":"Two names of letters, digits and hyphens around one dot.","type":"string","pattern":"^[a-zA-Z0-9-]+\\.[a-zA-Z0-9-]+$"},"UriLocation":{"description":"A location that begins with a scheme, such as file://.","type":"string","pattern":"^[a-zA-Z][a-zA-Z0-9+.-]*://"},"FileUri":{"description":"A file URI that begins with file:///, without spaces or braces.","type":"string","format":"uri","pattern":"^file:///"},"AbsoluteUri":{"description":"An absolute URI, without spaces or braces.","type":"string","format":"uri"},"HttpBase":{"description":"An address that begins with http:// or https://, with a host, and without braces after the host.","type":"string","pattern":"^https?://[^/]+(/[^{]*)?$"},"Date":{"description":"A date written as YYYY-MM-DD.","type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$"},"Email":{"description":"An e-mail address.","type":"string","pattern":"^[a-zA-Z0-9._%+\\-]+@[a-zA-Z0-9.\\-]+\\.[a-zA-Z]{2,}$"},"TargetName":{"description":"Letters, digits, hyphens, underscores, and dots that nest.","type":"string","pattern":"^[a-zA-Z0-9_.-]+$"},"MediaType":{"description":"A media type, such as application/json.","type":"string","pattern":"^[a-zA-Z0-9!#$&^_.+-]+\\/[a-zA-Z0-9!#$&^_.+-]+(?:\\s*;\\s*[a-zA-Z0-9!#$&^_.+-]+=(?:[a-zA-Z0-9!#$&^_.+-]+|\"[^\"]*\"))*$"},"Port":{"description":"A TCP port.","type":"integer","minimum":1,"maximum":65535},"Address":{"description":"A host name, an IPv4 address or an IPv6 address, without port.","type":"string","anyOf":[{"pattern":"^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$"},{"pattern":"^((25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$"},{"pattern":"^([0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}$"}]},"HttpMethod":{"description":"An HTTP method.","type":"string","enum":["GET","POST","PUT","PATCH","DELETE"]},"InputType":{"description":"The type of an input.","type":"string","enum":["string","number","integer","boolean","array","object"]},"ScriptLanguage":{"description":"The language of a script.","type":"string","enum":["javascript","python","groovy"]},"Info":{"title":"info block","description":"What the document is about, for people and agents.","type":"object","required":["label","description"],"properties":{"label":{"type":"string"},"description":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}},"created":{"$ref":"#/$defs/Date"},"modified":{"$ref":"#/$defs/Date"},"stakeholders":{"type":"array","items":{"$ref":"#/$defs/Person"}}},"additionalProperties":false},"Person":{"title":"stakeholder","description":"Someone who is responsible for the document.","type":"object","required":["role","fullName"],"properties":{"role":{"type":"string"},"fullName":{"type":"string"},"email":{"$ref":"#/$defs/Email"}},"additionalProperties":false},"Bindings":{"description":"Variables and where their values come from.","type":"array","minItems":1,"items":{"$ref":"#/$defs/Binding"}},"Binding":{"title":"bind","description":"Makes variables available to {{VARIABLE}} expressions.","type":"object","required":["namespace","keys"],"properties":{"namespace":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string"},"location":{"$ref":"#/$defs/UriLocation"},"keys":{"$ref":"#/$defs/BindingKeys"}},"additionalProperties":false},"BindingKeys":{"title":"map of variables","description":"Each variable, and the key under which the source holds it.","type":"object","propertyNames":{"description":"Upper-case letters, digits and underscores, beginning with a letter.","type":"string","pattern":"^[A-Z][A-Z0-9_]*$"},"additionalProperties":{"$ref":"#/$defs/IdentifierExtended"}},"Capability":{"title":"capability","description":"What is exposed, what is consumed, and what both share.","type":"object","anyOf":[{"required":["exposes"]},{"required":["consumes"]}],"properties":{"binds":{"$ref":"#/$defs/Bindings"},"exposes":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/Expose"}},"consumes":{"$ref":"#/$defs/Consumes"},"aggregates":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/Aggregate"}}},"additionalProperties":false},"Expose":{"title":"expose","description":"A server; its type decides which.","type":"object","required":["type"],"properties":{"type":{"type":"string","enum":["rest","mcp","skill","control"]}},"allOf":[{"if":{"required":["type"],"properties":{"type":{"const":"rest"}}},"then":{"$ref":"#/$defs/ExposesRest"}},{"if":{"required":["type"],"properties":{"type":{"const":"mcp"}}},"then":{"$ref":"#/$defs/ExposesMcp"}},{"if":{"required":["type"],"properties":{"type":{"const":"skill"}}},"then":{"$ref":"#/$defs/ExposesSkill"}},{"if":{"required":["type"],"properties":{"type":{"const":"control"}}},"then":{"$ref":"#/$defs/ExposesControl"}}]},"Consumes":{"description":"The HTTP APIs that are called, written out or imported.","type":"array","minItems":1,"items":{"$ref":"#/$defs/Consume"}},"Consume":{"title":"consume","description":"A client, written out here or taken from another document.","type":"object","if":{"anyOf":[{"required":["location"]},{"required":["import"]}]},"then":{"$ref":"#/$defs/ImportedConsumesHttp"},"else":{"$ref":"#/$defs/ConsumesHttp"}},"ConsumesHttp":{"title":"consumed adapter","description":"An HTTP API that is called.","type":"object","required":["type","namespace","baseUri"],"properties":{"type":{"type":"string","const":"http"},"namespace":{"$ref":"#/$defs/IdentifierKebab"},"baseUri":{"$ref":"#/$defs/HttpBase"},"description":{"type":"string"},"inputParameters":{"$ref":"#/$defs/ConsumedInputParameters"},"authentication":{"$ref":"#/$defs/Authentication"},"resources":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/ConsumedHttpResource"}}},"additionalProperties":false},"ImportedConsumesHttp":{"title":"consume import","description":"An adapter that another document holds under its root consumes.","type":"object","required":["location","import"],"properties":{"location":{"type":"string"},"import":{"$ref":"#/$defs/IdentifierKebab"},"as":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string"}},"additionalProperties":false},"ConsumedHttpResource":{"title":"consumed resource","description":"A path below the base URI and the operations on it.","type":"object","required":["name","path","operations"],"properties":{"name":{"$ref":"#/$defs/IdentifierKebab"},"label":{"type":"string"},"description":{"type":"string"},"path":{"type":"string"},"inputParameters":{"$ref":"#/$defs/ConsumedInputParameters"},"operations":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/ConsumedHttpOperation"}}},"additionalProperties":false},"ConsumedHttpOperation":{"title":"consumed operation","description":"One request that can be made.","type":"object","required":["name","method"],"properties":{"name":{"$ref":"#/$defs/IdentifierKebab"},"label":{"type":"string"},"description":{"type":"string"},"method":{"$ref":"#/$defs/HttpMethod"},"inputParameters":{"$ref":"#/$defs/ConsumedInputParameters"},"outputRawFormat":{"type":"string","enum":["json","xml","avro","protobuf","csv","tsv","psv","yaml","html","markdown"],"default":"json"},"outputSchema":{"type":"string"},"outputParameters":{"type":"array","items":{"$ref":"#/$defs/ConsumedOutputParameter"}},"body":{"$ref":"#/$defs/RequestBody"}},"additionalProperties":false},"RequestBody":{"title":"request body","description":"A plain text, or an object whose type decides how its data is written.","type":["string","object"],"if":{"type":"object"},"then":{"title":"request body","required":["type","data"],"properties":{"type":{"type":"string","enum":["json","text","xml","sparql","formUrlEncoded","multipartForm"]},"data":{}},"additionalProperties":false,"allOf":[{"if":{"required":["type"],"properties":{"type":{"const":"json"}}},"then":{"properties":{"data":{"type":["string","object","array"]}}}},{"if":{"required":["type"],"properties":{"type":{"enum":["text","xml","sparql"]}}},"then":{"properties":{"data":{"type":"string"}}}},{"if":{"required":["type"],"properties":{"type":{"const":"formUrlEncoded"}}},"then":{"properties":{"data":{"$ref":"#/$defs/RequestBodyForm"}}}},{"if":{"required":["type"],"properties":{"type":{"const":"multipartForm"}}},"then":{"properties":{"data":{"type":"array","items":{"$ref":"#/$defs/RequestBodyMultipartFormPart"}}}}}]}},"RequestBodyForm":{"title":"form","description":"A map of fields, or the encoded text.","type":["string","object"],"additionalProperties":{"type":"string"}},"RequestBodyMultipartFormPart":{"title":"part of a multipart body","description":"One part of a multipart form.","type":"object","required":["name","value"],"properties":{"name":{"type":"string"},"value":{"type":"string"},"filename":{"type":"string"},"contentType":{"type":"string"}},"additionalProperties":false},"ConsumedInputParameters":{"description":"The parts of a request that are filled.","type":"array","items":{"$ref":"#/$defs/ConsumedInputParameter"}},"ConsumedInputParameter":{"title":"consumed input parameter","description":"A part of a request to an upstream.","type":"object","required":["name","in"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"in":{"type":"string","enum":["query","header","path","cookie","body","environment"]},"value":{"type":"string"}},"additionalProperties":false},"ExposedInputParameters":{"description":"The inputs that are read from a request.","type":"array","items":{"$ref":"#/$defs/ExposedInputParameter"}},"ExposedInputParameter":{"title":"exposed input parameter","description":"A part of a request to a REST expose.","type":"object","required":["name","in","type","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"in":{"type":"string","enum":["query","header","path","cookie","body"]},"type":{"$ref":"#/$defs/InputType"},"description":{"type":"string"},"pattern":{"type":"string"},"value":{"type":"string"}},"additionalProperties":false},"McpToolInputParameters":{"description":"The arguments of a tool or inputs of a function.","type":"array","items":{"$ref":"#/$defs/McpToolInputParameter"}},"McpToolInputParameter":{"title":"tool input parameter","description":"An argument of an MCP tool or of an aggregate function.","type":"object","required":["name","type","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"type":{"$ref":"#/$defs/InputType"},"description":{"type":"string"},"required":{"type":"boolean","default":true}},"additionalProperties":false},"ConsumedOutputParameter":{"title":"consumed output parameter","description":"A value of the answer, named for later steps.","type":"object","required":["name","type","value"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"type":{"type":"string","enum":["string","number","boolean","object","array"]},"value":{"type":"string"}},"additionalProperties":false},"MappedOutputParameters":{"description":"The answer, built from that of a call.","type":"array","items":{"$ref":"#/$defs/MappedOutputParameter"}},"MappedOutputParameter":{"title":"mapped output parameter","description":"An unnamed value taken from the answer of a call; its type decides which fields it has.","type":"object","required":["type"],"properties":{"type":{"type":"string","enum":["string","number","boolean","object","array"]}},"allOf":[{"if":{"required":["type"],"properties":{"type":{"enum":["string","number","boolean"]}}},"then":{"$ref":"#/$defs/MappedScalarParameter"}},{"if":{"required":["type"],"properties":{"type":{"const":"object"}}},"then":{"$ref":"#/$defs/MappedObjectParameter"}},{"if":{"required":["type"],"properties":{"type":{"const":"array"}}},"then":{"$ref":"#/$defs/MappedArrayParameter"}}]},"MappedScalarParameter":{"title":"mapped scalar output","description":"A string, number or boolean of the answer.","type":"object","properties":{"type":{},"mapping":{"$ref":"#/$defs/OutputMapping"},"value":{"$ref":"#/$defs/OutputValue"},"const":{"$ref":"#/$defs/OutputConst"}},"oneOf":[{"required":["mapping"]},{"required":["value"]}],"additionalProperties":false},"MappedObjectParameter":{"title":"mapped object output","description":"An object of the answer, built member by member.","type":"object","required":["properties"],"properties":{"type":{},"mapping":{"$ref":"#/$defs/OutputMapping"},"value":{"$ref":"#/$defs/OutputValue"},"const":{"$ref":"#/$defs/OutputConst"},"properties":{"type":"object","additionalProperties":{"$ref":"#/$defs/MappedOutputParameter"}}},"additionalProperties":false},"MappedArrayParameter":{"title":"mapped array output","description":"A list of the answer, built element by element.","type":"object","required":["items"],"properties":{"type":{},"mapping":{"$ref":"#/$defs/OutputMapping"},"value":{"$ref":"#/$defs/OutputValue"},"const":{"$ref":"#/$defs/OutputConst"},"items":{"$ref":"#/$defs/MappedOutputParameter"}},"additionalProperties":false},"OutputMapping":{"description":"A JSONPath into the decoded answer.","type":"string"},"OutputValue":{"description":"A text or template; a text whatever the type.","type":"string"},"OutputConst":{"description":"Documentation: the value this output always has.","type":["string","number","boolean","array","object"]},"OrchestratedOutputParameters":{"description":"What the answer of steps looks like.","type":"array","items":{"$ref":"#/$defs/OrchestratedOutputParameter"}},"OrchestratedOutputParameter":{"title":"orchestrated output parameter","description":"A named value that the mappings of steps fill; its type decides which fields it has.","type":"object","required":["name","type"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"type":{"type":"string","enum":["string","number","boolean","array","object"]}},"allOf":[{"if":{"required":["type"],"properties":{"type":{"enum":["string","number","boolean"]}}},"then":{"$ref":"#/$defs/OrchestratedScalarParameter"}},{"if":{"required":["type"],"properties":{"type":{"const":"array"}}},"then":{"$ref":"#/$defs/OrchestratedArrayParameter"}},{"if":{"required":["type"],"properties":{"type":{"const":"object"}}},"then":{"$ref":"#/$defs/OrchestratedObjectParameter"}}]},"OrchestratedScalarParameter":{"title":"orchestrated scalar output","description":"A string, number or boolean that a mapping fills.","type":"object","properties":{"name":{},"type":{}},"additionalProperties":false},"OrchestratedArrayParameter":{"title":"orchestrated array output","description":"A list that a mapping fills.","type":"object","required":["items"],"properties":{"name":{},"type":{},"items":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/OrchestratedOutputParameter"}}},"additionalProperties":false},"OrchestratedObjectParameter":{"title":"orchestrated object output","description":"An object that mappings fill.","type":"object","required":["properties"],"properties":{"name":{},"type":{},"properties":{"type":"object","additionalProperties":{"$ref":"#/$defs/OrchestratedOutputParameter"}}},"additionalProperties":false},"MockOutputParameters":{"description":"Fixed values that are the answer.","type":"array","items":{"$ref":"#/$defs/MockOutputParameter"}},"MockOutputParameter":{"title":"mock output parameter","description":"A named value of an answer that no upstream gives.","type":"object","required":["name","type","value"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"type":{"type":"string","enum":["string","number","boolean"]},"value":{"type":"string"}},"additionalProperties":false},"WithInjector":{"title":"with block","description":"A map from parameter of the called operation to a text, a template, a reference or a number.","type":"object","additionalProperties":{"type":["string","number"]}},"Steps":{"description":"Calls, lookups and scripts, which run in their order.","type":"array","minItems":1,"items":{"$ref":"#/$defs/OperationStep"}},"OperationStep":{"title":"step","description":"One part of an orchestration; its type decides which.","type":"object","required":["type"],"properties":{"type":{"type":"string","enum":["call","lookup","script"]}},"allOf":[{"if":{"required":["type"],"properties":{"type":{"const":"call"}}},"then":{"$ref":"#/$defs/OperationStepCall"}},{"if":{"required":["type"],"properties":{"type":{"const":"lookup"}}},"then":{"$ref":"#/$defs/OperationStepLookup"}},{"if":{"required":["type"],"properties":{"type":{"const":"script"}}},"then":{"$ref":"#/$defs/OperationStepScript"}}]},"OperationStepCall":{"title":"call step","description":"Calls a consumed operation.","type":"object","required":["name","call"],"properties":{"type":{},"name":{"$ref":"#/$defs/IdentifierKebab"},"call":{"$ref":"#/$defs/DottedRef"},"with":{"$ref":"#/$defs/WithInjector"}},"additionalProperties":false},"OperationStepLookup":{"title":"lookup step","description":"Finds entries in the output of an earlier step.","type":"object","required":["name","index","match","lookupValue","outputParameters"],"properties":{"type":{},"name":{"$ref":"#/$defs/IdentifierKebab"},"index":{"$ref":"#/$defs/IdentifierKebab"},"match":{"$ref":"#/$defs/IdentifierKebab"},"lookupValue":{"type":"string"},"outputParameters":{"type":"array","minItems":1,"items":{"type":"string"}}},"additionalProperties":false},"OperationStepScript":{"title":"script step","description":"Runs a script file.","type":"object","required":["name","file"],"properties":{"type":{},"name":{"$ref":"#/$defs/IdentifierKebab"},"with":{"$ref":"#/$defs/WithInjector"},"language":{"$ref":"#/$defs/ScriptLanguage"},"location":{"$ref":"#/$defs/FileUri"},"file":{"type":"string","minLength":1},"dependencies":{"type":"array","minItems":1,"items":{"type":"string","minLength":1}}},"additionalProperties":false},"Mappings":{"description":"How the outputs of steps become the answer.","type":"array","items":{"$ref":"#/$defs/StepOutputMapping"}},"StepOutputMapping":{"title":"mapping","description":"Puts a value of a step into the answer.","type":"object","required":["targetName","value"],"properties":{"targetName":{"$ref":"#/$defs/TargetName"},"value":{"type":"string"}},"additionalProperties":false},"Aggregate":{"title":"aggregate","description":"Functions of one domain that several exposes share.","type":"object","required":["label","namespace","functions"],"properties":{"label":{"type":"string"},"namespace":{"$ref":"#/$defs/IdentifierKebab"},"functions":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/AggregateFunction"}}},"additionalProperties":false},"AggregateFunction":{"title":"aggregate function","description":"A function that calls, orchestrates, or answers with fixed outputs.","type":"object","required":["name","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string"},"semantics":{"$ref":"#/$defs/Semantics"},"inputParameters":{"$ref":"#/$defs/McpToolInputParameters"},"call":{"$ref":"#/$defs/DottedRef"},"with":{"$ref":"#/$defs/WithInjector"},"steps":{"$ref":"#/$defs/Steps"},"mappings":{"$ref":"#/$defs/Mappings"},"outputParameters":{"type":"array"}},"additionalProperties":false,"anyOf":[{"required":["call"],"properties":{"outputParameters":{"$ref":"#/$defs/MappedOutputParameters"}}},{"required":["steps"],"properties":{"outputParameters":{"$ref":"#/$defs/OrchestratedOutputParameters"}}},{"required":["outputParameters"],"properties":{"outputParameters":{"type":"array","minItems":1,"$ref":"#/$defs/MockOutputParameters"}}}]},"Semantics":{"title":"semantics block","description":"How safe a function is to call.","type":"object","properties":{"safe":{"type":"boolean","default":false},"idempotent":{"type":"boolean","default":false},"cacheable":{"type":"boolean","default":false}},"additionalProperties":false},"ExposesRest":{"title":"REST expose","description":"Serves HTTP routes.","type":"object","required":["port","namespace"],"properties":{"type":{},"port":{"$ref":"#/$defs/Port"},"namespace":{"$ref":"#/$defs/IdentifierKebab"},"address":{"$ref":"#/$defs/Address"},"authentication":{"$ref":"#/$defs/Authentication"},"resources":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/ExposedResource"}}},"additionalProperties":false},"ExposedResource":{"title":"exposed resource","description":"A route with operations, or one that is passed on.","type":"object","required":["path"],"anyOf":[{"required":["operations"]},{"required":["forward"]}],"properties":{"path":{"type":"string"},"name":{"$ref":"#/$defs/IdentifierKebab"},"label":{"type":"string"},"description":{"type":"string"},"inputParameters":{"$ref":"#/$defs/ExposedInputParameters"},"operations":{"type":"array","items":{"$ref":"#/$defs/ExposedOperation"}},"forward":{"$ref":"#/$defs/ForwardConfig"}},"additionalProperties":false},"ExposedOperation":{"title":"exposed operation","description":"A method of a route.","type":"object","required":["method"],"properties":{"method":{"$ref":"#/$defs/HttpMethod"},"name":{"$ref":"#/$defs/IdentifierKebab"},"label":{"type":"string"},"description":{"type":"string"},"inputParameters":{"$ref":"#/$defs/ExposedInputParameters"},"ref":{"$ref":"#/$defs/DottedRef"},"call":{"$ref":"#/$defs/DottedRef"},"with":{"$ref":"#/$defs/WithInjector"},"steps":{"$ref":"#/$defs/Steps"},"mappings":{"$ref":"#/$defs/Mappings"},"outputParameters":{"type":"array"}},"additionalProperties":false,"anyOf":[{"properties":{"outputParameters":{"$ref":"#/$defs/MappedOutputParameters"}}},{"required":["steps","name"],"properties":{"outputParameters":{"$ref":"#/$defs/OrchestratedOutputParameters"}}},{"required":["ref"]}]},"ForwardConfig":{"title":"forward block","description":"Passes requests on to a consumed adapter.","type":"object","required":["targetNamespace"],"properties":{"targetNamespace":{"$ref":"#/$defs/IdentifierKebab"},"trustedHeaders":{"type":"array","minItems":1,"items":{"type":"string"}}},"additionalProperties":false},"ExposesMcp":{"title":"MCP expose","description":"Serves tools, resources and prompts to agents.","type":"object","required":["namespace","tools"],"properties":{"type":{},"transport":{"type":"string","enum":["http","stdio"],"default":"http"},"port":{"$ref":"#/$defs/Port"},"address":{"$ref":"#/$defs/Address"},"namespace":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string"},"authentication":{"$ref":"#/$defs/Authentication"},"tools":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/McpTool"}},"resources":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/McpResource"}},"prompts":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/McpPrompt"}}},"additionalProperties":false,"if":{"required":["transport"],"properties":{"transport":{"const":"stdio"}}},"then":{"title":"MCP expose","not":{"required":["port"]}},"else":{"title":"MCP expose","required":["port"]}},"McpTool":{"title":"MCP tool","description":"A tool that calls, orchestrates, borrows a function, or answers with fixed outputs.","type":"object","properties":{"name":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string"},"label":{"type":"string"},"inputParameters":{"$ref":"#/$defs/McpToolInputParameters"},"ref":{"$ref":"#/$defs/DottedRef"},"call":{"$ref":"#/$defs/DottedRef"},"with":{"$ref":"#/$defs/WithInjector"},"steps":{"$ref":"#/$defs/Steps"},"mappings":{"$ref":"#/$defs/Mappings"},"hints":{"$ref":"#/$defs/McpToolHints"},"outputParameters":{"type":"array"}},"additionalProperties":false,"anyOf":[{"required":["name","description","call"],"properties":{"outputParameters":{"$ref":"#/$defs/MappedOutputParameters"}}},{"required":["name","description","steps"],"properties":{"outputParameters":{"$ref":"#/$defs/OrchestratedOutputParameters"}}},{"required":["ref"]},{"required":["name","description","outputParameters"],"properties":{"outputParameters":{"type":"array","minItems":1,"$ref":"#/$defs/MockOutputParameters"}}}]},"McpToolHints":{"title":"hints block","description":"What agents may assume about a call of the tool.","type":"object","properties":{"readOnly":{"type":"boolean","default":false},"destructive":{"type":"boolean","default":true},"idempotent":{"type":"boolean","default":false},"openWorld":{"type":"boolean","default":true}},"additionalProperties":false},"McpResource":{"title":"MCP resource","description":"Content that agents read: called, orchestrated, or files of a directory.","type":"object","required":["name","label","uri","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"label":{"type":"string"},"uri":{"type":"string"},"description":{"type":"string"},"mimeType":{"$ref":"#/$defs/MediaType"},"call":{"$ref":"#/$defs/DottedRef"},"with":{"$ref":"#/$defs/WithInjector"},"steps":{"$ref":"#/$defs/Steps"},"mappings":{"$ref":"#/$defs/Mappings"},"outputParameters":{"type":"array"},"location":{"$ref":"#/$defs/FileUri"}},"additionalProperties":false,"oneOf":[{"required":["call"],"not":{"required":["location"]},"properties":{"outputParameters":{"$ref":"#/$defs/MappedOutputParameters"}}},{"required":["steps"],"not":{"required":["location"]},"properties":{"outputParameters":{"$ref":"#/$defs/OrchestratedOutputParameters"}}},{"required":["location"],"not":{"anyOf":[{"required":["call"]},{"required":["steps"]}]}}]},"McpPrompt":{"title":"MCP prompt","description":"Messages that agents can ask for.","type":"object","required":["name","label","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"label":{"type":"string"},"description":{"type":"string"},"arguments":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/McpPromptArgument"}},"template":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/McpPromptMessage"}},"location":{"$ref":"#/$defs/FileUri"}},"additionalProperties":false,"oneOf":[{"required":["template"]},{"required":["location"]}]},"McpPromptArgument":{"title":"prompt argument","description":"A value that a prompt is filled with.","type":"object","required":["name","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"label":{"type":"string"},"description":{"type":"string"},"required":{"type":"boolean","default":true}},"additionalProperties":false},"McpPromptMessage":{"title":"prompt message","description":"One message of a prompt.","type":"object","required":["role","content"],"properties":{"role":{"type":"string","enum":["user","assistant"]},"content":{"type":"string"}},"additionalProperties":false},"ExposesSkill":{"title":"skill expose","description":"Serves agent skills.","type":"object","required":["port","namespace","skills"],"properties":{"type":{},"port":{"$ref":"#/$defs/Port"},"namespace":{"$ref":"#/$defs/IdentifierKebab"},"address":{"$ref":"#/$defs/Address"},"description":{"type":"string"},"authentication":{"$ref":"#/$defs/Authentication"},"skills":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/ExposedSkill"}}},"additionalProperties":false},"ExposedSkill":{"title":"skill","description":"A skill: instructions and files for agents.","type":"object","required":["name","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string","maxLength":1024},"license":{"type":"string"},"compatibility":{"type":"string","maxLength":500},"metadata":{"title":"metadata block","type":"object","additionalProperties":{"type":"string"}},"allowed-tools":{"type":"string","maxLength":1024},"argument-hint":{"type":"string"},"user-invocable":{"type":"boolean","default":true},"disable-model-invocation":{"type":"boolean","default":false},"location":{"$ref":"#/$defs/FileUri"},"tools":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/SkillTool"}}},"additionalProperties":false},"SkillTool":{"title":"skill tool","description":"A tool of a sibling expose, or an instruction file.","type":"object","required":["name","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string"},"from":{"$ref":"#/$defs/SkillToolSource"},"instruction":{"type":"string"}},"additionalProperties":false,"oneOf":[{"required":["from"]},{"required":["instruction"]}]},"SkillToolSource":{"title":"source of a skill tool","description":"Names a tool or operation of another interface.","type":"object","required":["sourceNamespace","action"],"properties":{"sourceNamespace":{"type":"string"},"action":{"type":"string"}},"additionalProperties":false},"ExposesControl":{"title":"control expose","description":"Serves health, metrics, traces and management.","type":"object","required":["port"],"properties":{"type":{},"port":{"$ref":"#/$defs/Port"},"address":{"$ref":"#/$defs/Address"},"authentication":{"$ref":"#/$defs/Authentication"},"management":{"$ref":"#/$defs/ControlManagementSpec"},"observability":{"$ref":"#/$defs/ObservabilitySpec"}},"additionalProperties":false},"ControlManagementSpec":{"title":"management block","description":"The routes for operators. Each is switched on or off.","type":"object","properties":{"health":{"type":"boolean","default":true},"info":{"type":"boolean","default":false},"reload":{"type":"boolean","default":false},"validate":{"type":"boolean","default":false},"logs":{"type":["boolean","object"],"default":false,"if":{"type":"object"},"then":{"$ref":"#/$defs/ControlLogsEndpointSpec"}},"scripting":{"$ref":"#/$defs/ScriptingManagementSpec"}},"additionalProperties":false},"ControlLogsEndpointSpec":{"title":"logs block","description":"Which routes for logs are served.","type":"object","properties":{"level-control":{"type":"boolean","default":true},"stream":{"type":"boolean","default":false},"max-subscribers":{"type":"integer","minimum":1,"maximum":20,"default":5}},"additionalProperties":false},"ScriptingManagementSpec":{"title":"scripting block","description":"Limits and defaults of script steps.","type":"object","properties":{"enabled":{"type":"boolean","default":true},"defaultLocation":{"$ref":"#/$defs/FileUri"},"defaultLanguage":{"$ref":"#/$defs/ScriptLanguage"},"timeout":{"type":"integer","minimum":1,"default":60000},"statementLimit":{"type":"integer","minimum":1,"default":100000},"allowedLanguages":{"type":"array","items":{"$ref":"#/$defs/ScriptLanguage"}}},"additionalProperties":false},"ObservabilitySpec":{"title":"observability block","description":"Metrics and traces.","type":"object","properties":{"enabled":{"type":"boolean","default":true},"metrics":{"$ref":"#/$defs/ObservabilityMetricsSpec"},"traces":{"$ref":"#/$defs/ObservabilityTracesSpec"},"exporters":{"$ref":"#/$defs/ObservabilityExportersSpec"}},"additionalProperties":false},"ObservabilityMetricsSpec":{"title":"metrics block","description":"Where metrics can be read.","type":"object","properties":{"local":{"$ref":"#/$defs/ObservabilityLocalEndpointSpec"}},"additionalProperties":false},"ObservabilityLocalEndpointSpec":{"title":"local metrics block","description":"The route of metrics.","type":"object","properties":{"enabled":{"type":"boolean","default":true}},"additionalProperties":false},"ObservabilityTracesSpec":{"title":"traces block","description":"Which requests are traced, and where traces can be read.","type":"object","properties":{"sampling":{"type":"number","minimum":0,"maximum":1,"default":1},"propagation":{"type":"string","enum":["w3c","b3"],"default":"w3c"},"local":{"$ref":"#/$defs/ObservabilityTracesLocalSpec"}},"additionalProperties":false},"ObservabilityTracesLocalSpec":{"title":"local traces block","description":"The route of traces.","type":"object","properties":{"enabled":{"type":"boolean","default":true},"buffer-size":{"type":"integer","minimum":10,"maximum":10000,"default":100}},"additionalProperties":false},"ObservabilityExportersSpec":{"title":"exporters block","description":"Where metrics and traces are sent.","type":"object","properties":{"otlp":{"$ref":"#/$defs/ObservabilityOtlpExporterSpec"}},"additionalProperties":false},"ObservabilityOtlpExporterSpec":{"title":"OTLP exporter","description":"A collector that speaks OTLP over HTTP.","type":"object","required":["endpoint"],"properties":{"endpoint":{"type":"string"}},"additionalProperties":false},"Authentication":{"title":"authentication block","description":"Credentials that are asked of callers or sent to upstreams; the type decides which.","type":"object","required":["type"],"properties":{"type":{"type":"string","enum":["basic","digest","bearer","apikey","oauth2"]}},"allOf":[{"if":{"required":["type"],"properties":{"type":{"const":"basic"}}},"then":{"$ref":"#/$defs/AuthBasic"}},{"if":{"required":["type"],"properties":{"type":{"const":"digest"}}},"then":{"$ref":"#/$defs/AuthDigest"}},{"if":{"required":["type"],"properties":{"type":{"const":"bearer"}}},"then":{"$ref":"#/$defs/AuthBearer"}},{"if":{"required":["type"],"properties":{"type":{"const":"apikey"}}},"then":{"$ref":"#/$defs/AuthApiKey"}},{"if":{"required":["type"],"properties":{"type":{"const":"oauth2"}}},"then":{"$ref":"#/$defs/AuthOAuth2"}}]},"AuthBasic":{"title":"basic authentication","description":"A user name and a password.","type":"object","properties":{"type":{},"username":{"type":"string"},"password":{"type":"string"}},"additionalProperties":false},"AuthDigest":{"title":"digest authentication","description":"A user name and a password, which is not sent itself.","type":"object","properties":{"type":{},"username":{"type":"string"},"password":{"type":"string"}},"additionalProperties":false},"AuthBearer":{"title":"bearer authentication","description":"A token in the header Authorization.","type":"object","properties":{"type":{},"token":{"type":"string"}},"additionalProperties":false},"AuthApiKey":{"title":"API key authentication","description":"A value in a header or query parameter of its own.","type":"object","properties":{"type":{},"key":{"type":"string"},"value":{"type":"string"},"placement":{"type":"string","enum":["header","query"]}},"additionalProperties":false},"AuthOAuth2":{"title":"OAuth 2 authentication","description":"Access tokens of an authorization server.","type":"object","required":["authorizationServerUri","resource"],"properties":{"type":{},"authorizationServerUri":{"$ref":"#/$defs/AbsoluteUri"},"resource":{"$ref":"#/$defs/AbsoluteUri"},"scopes":{"type":"array","items":{"type":"string"}},"audience":{"type":"string"},"tokenEndpoint":{"$ref":"#/$defs/AbsoluteUri"},"tokenValidation":{"type":"string","enum":["jwks","introspection"],"default":"jwks"}},"additionalProperties":false}}};
const schema20 = {"title":"info block","description":"What the document is about, for people and agents.","type":"object","required":["label","description"],"properties":{"label":{"type":"string"},"description":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}},"created":{"$ref":"#/$defs/Date"},"modified":{"$ref":"#/$defs/Date"},"stakeholders":{"type":"array","items":{"$ref":"#/$defs/Person"}}},"additionalProperties":false};
const schema21 = {"description":"A date written as YYYY-MM-DD.","type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$"};
const pattern3 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$", "u");

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern3.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$"},schema:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$",parentSchema:schema21,data};
(vErrors ??= []).push(err0);
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema21.type,parentSchema:schema21,data};
(vErrors ??= []).push(err1);
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema22 = {"title":"stakeholder","description":"Someone who is responsible for the document.","type":"object","required":["role","fullName"],"properties":{"role":{"type":"string"},"fullName":{"type":"string"},"email":{"$ref":"#/$defs/Email"}},"additionalProperties":false};
const schema23 = {"description":"An e-mail address.","type":"string","pattern":"^[a-zA-Z0-9._%+\\-]+@[a-zA-Z0-9.\\-]+\\.[a-zA-Z]{2,}$"};
const pattern4 = new RegExp("^[a-zA-Z0-9._%+\\-]+@[a-zA-Z0-9.\\-]+\\.[a-zA-Z]{2,}$", "u");

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate58.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern4.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9._%+\\-]+@[a-zA-Z0-9.\\-]+\\.[a-zA-Z]{2,}$"},schema:"^[a-zA-Z0-9._%+\\-]+@[a-zA-Z0-9.\\-]+\\.[a-zA-Z]{2,}$",parentSchema:schema23,data};
(vErrors ??= []).push(err0);
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema23.type,parentSchema:schema23,data};
(vErrors ??= []).push(err1);
errors++;
}
validate58.errors = vErrors;
return errors === 0;
}
validate58.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate57.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.role === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "role"},schema:schema22.required,parentSchema:schema22,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.fullName === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fullName"},schema:schema22.required,parentSchema:schema22,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!(((key0 === "role") || (key0 === "fullName")) || (key0 === "email"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema22,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.role !== undefined){
let data0 = data.role;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},schema:schema22.properties.role.type,parentSchema:schema22.properties.role,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.fullName !== undefined){
let data1 = data.fullName;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/fullName",schemaPath:"#/properties/fullName/type",keyword:"type",params:{type: "string"},schema:schema22.properties.fullName.type,parentSchema:schema22.properties.fullName,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.email !== undefined){
if(!(validate58(data.email, {instancePath:instancePath+"/email",parentData:data,parentDataProperty:"email",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate58.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema22.type,parentSchema:schema22,data};
(vErrors ??= []).push(err5);
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.label === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "label"},schema:schema20.required,parentSchema:schema20,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.description === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},schema:schema20.required,parentSchema:schema20,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!((((((key0 === "label") || (key0 === "description")) || (key0 === "tags")) || (key0 === "created")) || (key0 === "modified")) || (key0 === "stakeholders"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema20,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.label !== undefined){
let data0 = data.label;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},schema:schema20.properties.label.type,parentSchema:schema20.properties.label,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema20.properties.description.type,parentSchema:schema20.properties.description,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.tags !== undefined){
let data2 = data.tags;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err5 = {instancePath:instancePath+"/tags/" + i0,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},schema:schema20.properties.tags.items.type,parentSchema:schema20.properties.tags.items,data:data3};
(vErrors ??= []).push(err5);
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},schema:schema20.properties.tags.type,parentSchema:schema20.properties.tags,data:data2};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.created !== undefined){
if(!(validate54(data.created, {instancePath:instancePath+"/created",parentData:data,parentDataProperty:"created",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate54.errors);
errors = vErrors.length;
}
}
if(data.modified !== undefined){
if(!(validate54(data.modified, {instancePath:instancePath+"/modified",parentData:data,parentDataProperty:"modified",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate54.errors);
errors = vErrors.length;
}
}
if(data.stakeholders !== undefined){
let data6 = data.stakeholders;
if(Array.isArray(data6)){
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
if(!(validate57(data6[i1], {instancePath:instancePath+"/stakeholders/" + i1,parentData:data6,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate57.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/stakeholders",schemaPath:"#/properties/stakeholders/type",keyword:"type",params:{type: "array"},schema:schema20.properties.stakeholders.type,parentSchema:schema20.properties.stakeholders,data:data6};
(vErrors ??= []).push(err7);
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema20.type,parentSchema:schema20,data};
(vErrors ??= []).push(err8);
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema24 = {"description":"Variables and where their values come from.","type":"array","minItems":1,"items":{"$ref":"#/$defs/Binding"}};
const schema25 = {"title":"bind","description":"Makes variables available to {{VARIABLE}} expressions.","type":"object","required":["namespace","keys"],"properties":{"namespace":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string"},"location":{"$ref":"#/$defs/UriLocation"},"keys":{"$ref":"#/$defs/BindingKeys"}},"additionalProperties":false};
const schema26 = {"description":"Letters, digits and hyphens.","type":"string","pattern":"^[a-zA-Z0-9-]+$"};
const pattern5 = new RegExp("^[a-zA-Z0-9-]+$", "u");

function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate64.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern5.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9-]+$"},schema:"^[a-zA-Z0-9-]+$",parentSchema:schema26,data};
(vErrors ??= []).push(err0);
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema26.type,parentSchema:schema26,data};
(vErrors ??= []).push(err1);
errors++;
}
validate64.errors = vErrors;
return errors === 0;
}
validate64.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema27 = {"description":"A location that begins with a scheme, such as file://.","type":"string","pattern":"^[a-zA-Z][a-zA-Z0-9+.-]*://"};
const pattern6 = new RegExp("^[a-zA-Z][a-zA-Z0-9+.-]*://", "u");

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate66.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern6.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z][a-zA-Z0-9+.-]*://"},schema:"^[a-zA-Z][a-zA-Z0-9+.-]*://",parentSchema:schema27,data};
(vErrors ??= []).push(err0);
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema27.type,parentSchema:schema27,data};
(vErrors ??= []).push(err1);
errors++;
}
validate66.errors = vErrors;
return errors === 0;
}
validate66.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema28 = {"title":"map of variables","description":"Each variable, and the key under which the source holds it.","type":"object","propertyNames":{"description":"Upper-case letters, digits and underscores, beginning with a letter.","type":"string","pattern":"^[A-Z][A-Z0-9_]*$"},"additionalProperties":{"$ref":"#/$defs/IdentifierExtended"}};
const pattern7 = new RegExp("^[A-Z][A-Z0-9_]*$", "u");
const schema29 = {"description":"Letters, digits, hyphens, underscores and asterisks.","type":"string","pattern":"^[a-zA-Z0-9_*-]+$"};
const pattern8 = new RegExp("^[a-zA-Z0-9_*-]+$", "u");

function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate69.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern8.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9_*-]+$"},schema:"^[a-zA-Z0-9_*-]+$",parentSchema:schema29,data};
(vErrors ??= []).push(err0);
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema29.type,parentSchema:schema29,data};
(vErrors ??= []).push(err1);
errors++;
}
validate69.errors = vErrors;
return errors === 0;
}
validate69.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate68(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate68.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern7.test(key0)){
const err0 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]*$"},schema:"^[A-Z][A-Z0-9_]*$",parentSchema:schema28.propertyNames,data:key0,propertyName:key0};
(vErrors ??= []).push(err0);
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema28.propertyNames.type,parentSchema:schema28.propertyNames,data:key0,propertyName:key0};
(vErrors ??= []).push(err1);
errors++;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},schema:schema28.propertyNames,parentSchema:schema28,data};
(vErrors ??= []).push(err2);
errors++;
}
}
for(const key1 in data){
if(!(validate69(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate69.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema28.type,parentSchema:schema28,data};
(vErrors ??= []).push(err3);
errors++;
}
validate68.errors = vErrors;
return errors === 0;
}
validate68.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate63.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.namespace === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "namespace"},schema:schema25.required,parentSchema:schema25,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.keys === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "keys"},schema:schema25.required,parentSchema:schema25,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!((((key0 === "namespace") || (key0 === "description")) || (key0 === "location")) || (key0 === "keys"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema25,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.namespace !== undefined){
if(!(validate64(data.namespace, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema25.properties.description.type,parentSchema:schema25.properties.description,data:data1};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.location !== undefined){
if(!(validate66(data.location, {instancePath:instancePath+"/location",parentData:data,parentDataProperty:"location",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate66.errors);
errors = vErrors.length;
}
}
if(data.keys !== undefined){
if(!(validate68(data.keys, {instancePath:instancePath+"/keys",parentData:data,parentDataProperty:"keys",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate68.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema25.type,parentSchema:schema25,data};
(vErrors ??= []).push(err4);
errors++;
}
validate63.errors = vErrors;
return errors === 0;
}
validate63.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate62.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema24,data};
(vErrors ??= []).push(err0);
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate63(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate63.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema24.type,parentSchema:schema24,data};
(vErrors ??= []).push(err1);
errors++;
}
validate62.errors = vErrors;
return errors === 0;
}
validate62.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema30 = {"title":"capability","description":"What is exposed, what is consumed, and what both share.","type":"object","anyOf":[{"required":["exposes"]},{"required":["consumes"]}],"properties":{"binds":{"$ref":"#/$defs/Bindings"},"exposes":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/Expose"}},"consumes":{"$ref":"#/$defs/Consumes"},"aggregates":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/Aggregate"}}},"additionalProperties":false};
const schema31 = {"title":"expose","description":"A server; its type decides which.","type":"object","required":["type"],"properties":{"type":{"type":"string","enum":["rest","mcp","skill","control"]}},"allOf":[{"if":{"required":["type"],"properties":{"type":{"const":"rest"}}},"then":{"$ref":"#/$defs/ExposesRest"}},{"if":{"required":["type"],"properties":{"type":{"const":"mcp"}}},"then":{"$ref":"#/$defs/ExposesMcp"}},{"if":{"required":["type"],"properties":{"type":{"const":"skill"}}},"then":{"$ref":"#/$defs/ExposesSkill"}},{"if":{"required":["type"],"properties":{"type":{"const":"control"}}},"then":{"$ref":"#/$defs/ExposesControl"}}]};
const schema32 = {"title":"REST expose","description":"Serves HTTP routes.","type":"object","required":["port","namespace"],"properties":{"type":{},"port":{"$ref":"#/$defs/Port"},"namespace":{"$ref":"#/$defs/IdentifierKebab"},"address":{"$ref":"#/$defs/Address"},"authentication":{"$ref":"#/$defs/Authentication"},"resources":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/ExposedResource"}}},"additionalProperties":false};
const schema33 = {"description":"A TCP port.","type":"integer","minimum":1,"maximum":65535};

function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate78.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},schema:schema33.type,parentSchema:schema33,data};
(vErrors ??= []).push(err0);
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 65535 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema33,data};
(vErrors ??= []).push(err1);
errors++;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema33,data};
(vErrors ??= []).push(err2);
errors++;
}
}
validate78.errors = vErrors;
return errors === 0;
}
validate78.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema34 = {"description":"A host name, an IPv4 address or an IPv6 address, without port.","type":"string","anyOf":[{"pattern":"^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$"},{"pattern":"^((25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$"},{"pattern":"^([0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}$"}]};
const pattern9 = new RegExp("^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$", "u");
const pattern10 = new RegExp("^((25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$", "u");
const pattern11 = new RegExp("^([0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}$", "u");

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate81.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema34.type,parentSchema:schema34,data};
(vErrors ??= []).push(err0);
errors++;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(typeof data === "string"){
if(!pattern9.test(data)){
const err1 = {instancePath,schemaPath:"#/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$"},schema:"^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$",parentSchema:schema34.anyOf[0],data};
(vErrors ??= []).push(err1);
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(typeof data === "string"){
if(!pattern10.test(data)){
const err2 = {instancePath,schemaPath:"#/anyOf/1/pattern",keyword:"pattern",params:{pattern: "^((25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$"},schema:"^((25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$",parentSchema:schema34.anyOf[1],data};
(vErrors ??= []).push(err2);
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
const _errs4 = errors;
if(typeof data === "string"){
if(!pattern11.test(data)){
const err3 = {instancePath,schemaPath:"#/anyOf/2/pattern",keyword:"pattern",params:{pattern: "^([0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}$"},schema:"^([0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}$",parentSchema:schema34.anyOf[2],data};
(vErrors ??= []).push(err3);
errors++;
}
}
var _valid0 = _errs4 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err4 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},schema:schema34.anyOf,parentSchema:schema34,data};
(vErrors ??= []).push(err4);
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
validate81.errors = vErrors;
return errors === 0;
}
validate81.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema35 = {"title":"authentication block","description":"Credentials that are asked of callers or sent to upstreams; the type decides which.","type":"object","required":["type"],"properties":{"type":{"type":"string","enum":["basic","digest","bearer","apikey","oauth2"]}},"allOf":[{"if":{"required":["type"],"properties":{"type":{"const":"basic"}}},"then":{"$ref":"#/$defs/AuthBasic"}},{"if":{"required":["type"],"properties":{"type":{"const":"digest"}}},"then":{"$ref":"#/$defs/AuthDigest"}},{"if":{"required":["type"],"properties":{"type":{"const":"bearer"}}},"then":{"$ref":"#/$defs/AuthBearer"}},{"if":{"required":["type"],"properties":{"type":{"const":"apikey"}}},"then":{"$ref":"#/$defs/AuthApiKey"}},{"if":{"required":["type"],"properties":{"type":{"const":"oauth2"}}},"then":{"$ref":"#/$defs/AuthOAuth2"}}]};
const schema36 = {"title":"basic authentication","description":"A user name and a password.","type":"object","properties":{"type":{},"username":{"type":"string"},"password":{"type":"string"}},"additionalProperties":false};

function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate84.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "type") || (key0 === "username")) || (key0 === "password"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema36,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.username !== undefined){
let data0 = data.username;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/username",schemaPath:"#/properties/username/type",keyword:"type",params:{type: "string"},schema:schema36.properties.username.type,parentSchema:schema36.properties.username,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.password !== undefined){
let data1 = data.password;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},schema:schema36.properties.password.type,parentSchema:schema36.properties.password,data:data1};
(vErrors ??= []).push(err2);
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema36.type,parentSchema:schema36,data};
(vErrors ??= []).push(err3);
errors++;
}
validate84.errors = vErrors;
return errors === 0;
}
validate84.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema37 = {"title":"digest authentication","description":"A user name and a password, which is not sent itself.","type":"object","properties":{"type":{},"username":{"type":"string"},"password":{"type":"string"}},"additionalProperties":false};

function validate86(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate86.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "type") || (key0 === "username")) || (key0 === "password"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema37,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.username !== undefined){
let data0 = data.username;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/username",schemaPath:"#/properties/username/type",keyword:"type",params:{type: "string"},schema:schema37.properties.username.type,parentSchema:schema37.properties.username,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.password !== undefined){
let data1 = data.password;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},schema:schema37.properties.password.type,parentSchema:schema37.properties.password,data:data1};
(vErrors ??= []).push(err2);
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema37.type,parentSchema:schema37,data};
(vErrors ??= []).push(err3);
errors++;
}
validate86.errors = vErrors;
return errors === 0;
}
validate86.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema38 = {"title":"bearer authentication","description":"A token in the header Authorization.","type":"object","properties":{"type":{},"token":{"type":"string"}},"additionalProperties":false};

function validate88(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate88.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "type") || (key0 === "token"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema38,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.token !== undefined){
let data0 = data.token;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type: "string"},schema:schema38.properties.token.type,parentSchema:schema38.properties.token,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema38.type,parentSchema:schema38,data};
(vErrors ??= []).push(err2);
errors++;
}
validate88.errors = vErrors;
return errors === 0;
}
validate88.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema39 = {"title":"API key authentication","description":"A value in a header or query parameter of its own.","type":"object","properties":{"type":{},"key":{"type":"string"},"value":{"type":"string"},"placement":{"type":"string","enum":["header","query"]}},"additionalProperties":false};

function validate90(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate90.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "type") || (key0 === "key")) || (key0 === "value")) || (key0 === "placement"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema39,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.key !== undefined){
let data0 = data.key;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/key",schemaPath:"#/properties/key/type",keyword:"type",params:{type: "string"},schema:schema39.properties.key.type,parentSchema:schema39.properties.key,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.value !== undefined){
let data1 = data.value;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "string"},schema:schema39.properties.value.type,parentSchema:schema39.properties.value,data:data1};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.placement !== undefined){
let data2 = data.placement;
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/placement",schemaPath:"#/properties/placement/type",keyword:"type",params:{type: "string"},schema:schema39.properties.placement.type,parentSchema:schema39.properties.placement,data:data2};
(vErrors ??= []).push(err3);
errors++;
}
if(!((data2 === "header") || (data2 === "query"))){
const err4 = {instancePath:instancePath+"/placement",schemaPath:"#/properties/placement/enum",keyword:"enum",params:{allowedValues: schema39.properties.placement.enum},schema:schema39.properties.placement.enum,parentSchema:schema39.properties.placement,data:data2};
(vErrors ??= []).push(err4);
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema39.type,parentSchema:schema39,data};
(vErrors ??= []).push(err5);
errors++;
}
validate90.errors = vErrors;
return errors === 0;
}
validate90.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema40 = {"title":"OAuth 2 authentication","description":"Access tokens of an authorization server.","type":"object","required":["authorizationServerUri","resource"],"properties":{"type":{},"authorizationServerUri":{"$ref":"#/$defs/AbsoluteUri"},"resource":{"$ref":"#/$defs/AbsoluteUri"},"scopes":{"type":"array","items":{"type":"string"}},"audience":{"type":"string"},"tokenEndpoint":{"$ref":"#/$defs/AbsoluteUri"},"tokenValidation":{"type":"string","enum":["jwks","introspection"],"default":"jwks"}},"additionalProperties":false};
const schema41 = {"description":"An absolute URI, without spaces or braces.","type":"string","format":"uri"};
const formats0 = /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\?(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;

function validate93(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate93.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!(formats0.test(data))){
const err0 = {instancePath,schemaPath:"#/format",keyword:"format",params:{format: "uri"},schema:"uri",parentSchema:schema41,data};
(vErrors ??= []).push(err0);
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema41.type,parentSchema:schema41,data};
(vErrors ??= []).push(err1);
errors++;
}
validate93.errors = vErrors;
return errors === 0;
}
validate93.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate92(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate92.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.authorizationServerUri === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "authorizationServerUri"},schema:schema40.required,parentSchema:schema40,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.resource === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "resource"},schema:schema40.required,parentSchema:schema40,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "type") || (key0 === "authorizationServerUri")) || (key0 === "resource")) || (key0 === "scopes")) || (key0 === "audience")) || (key0 === "tokenEndpoint")) || (key0 === "tokenValidation"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema40,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.authorizationServerUri !== undefined){
if(!(validate93(data.authorizationServerUri, {instancePath:instancePath+"/authorizationServerUri",parentData:data,parentDataProperty:"authorizationServerUri",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate93.errors);
errors = vErrors.length;
}
}
if(data.resource !== undefined){
if(!(validate93(data.resource, {instancePath:instancePath+"/resource",parentData:data,parentDataProperty:"resource",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate93.errors);
errors = vErrors.length;
}
}
if(data.scopes !== undefined){
let data2 = data.scopes;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err3 = {instancePath:instancePath+"/scopes/" + i0,schemaPath:"#/properties/scopes/items/type",keyword:"type",params:{type: "string"},schema:schema40.properties.scopes.items.type,parentSchema:schema40.properties.scopes.items,data:data3};
(vErrors ??= []).push(err3);
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/type",keyword:"type",params:{type: "array"},schema:schema40.properties.scopes.type,parentSchema:schema40.properties.scopes,data:data2};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.audience !== undefined){
let data4 = data.audience;
if(typeof data4 !== "string"){
const err5 = {instancePath:instancePath+"/audience",schemaPath:"#/properties/audience/type",keyword:"type",params:{type: "string"},schema:schema40.properties.audience.type,parentSchema:schema40.properties.audience,data:data4};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.tokenEndpoint !== undefined){
if(!(validate93(data.tokenEndpoint, {instancePath:instancePath+"/tokenEndpoint",parentData:data,parentDataProperty:"tokenEndpoint",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate93.errors);
errors = vErrors.length;
}
}
if(data.tokenValidation !== undefined){
let data6 = data.tokenValidation;
if(typeof data6 !== "string"){
const err6 = {instancePath:instancePath+"/tokenValidation",schemaPath:"#/properties/tokenValidation/type",keyword:"type",params:{type: "string"},schema:schema40.properties.tokenValidation.type,parentSchema:schema40.properties.tokenValidation,data:data6};
(vErrors ??= []).push(err6);
errors++;
}
if(!((data6 === "jwks") || (data6 === "introspection"))){
const err7 = {instancePath:instancePath+"/tokenValidation",schemaPath:"#/properties/tokenValidation/enum",keyword:"enum",params:{allowedValues: schema40.properties.tokenValidation.enum},schema:schema40.properties.tokenValidation.enum,parentSchema:schema40.properties.tokenValidation,data:data6};
(vErrors ??= []).push(err7);
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema40.type,parentSchema:schema40,data};
(vErrors ??= []).push(err8);
errors++;
}
validate92.errors = vErrors;
return errors === 0;
}
validate92.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate83.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
const err0 = {};
(vErrors ??= []).push(err0);
errors++;
}
else {
if(data.type !== undefined){
if("basic" !== data.type){
const err1 = {};
(vErrors ??= []).push(err1);
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(!(validate84(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate84.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
if(valid1){
var props0 = true;
}
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema35.allOf[0].if,parentSchema:schema35.allOf[0],data};
(vErrors ??= []).push(err2);
errors++;
}
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.type === undefined) && (missing1 = "type")){
const err3 = {};
(vErrors ??= []).push(err3);
errors++;
}
else {
if(data.type !== undefined){
if("digest" !== data.type){
const err4 = {};
(vErrors ??= []).push(err4);
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(!(validate86(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate86.errors);
errors = vErrors.length;
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props1 = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema35.allOf[1].if,parentSchema:schema35.allOf[1],data};
(vErrors ??= []).push(err5);
errors++;
}
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs12 = errors;
let valid5 = true;
const _errs13 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.type === undefined) && (missing2 = "type")){
const err6 = {};
(vErrors ??= []).push(err6);
errors++;
}
else {
if(data.type !== undefined){
if("bearer" !== data.type){
const err7 = {};
(vErrors ??= []).push(err7);
errors++;
}
}
}
}
var _valid2 = _errs13 === errors;
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs15 = errors;
if(!(validate88(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate88.errors);
errors = vErrors.length;
}
var _valid2 = _errs15 === errors;
valid5 = _valid2;
if(valid5){
var props2 = true;
}
}
if(!valid5){
const err8 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema35.allOf[2].if,parentSchema:schema35.allOf[2],data};
(vErrors ??= []).push(err8);
errors++;
}
if(props0 !== true && props2 !== undefined){
if(props2 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props2);
}
}
const _errs17 = errors;
let valid7 = true;
const _errs18 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.type === undefined) && (missing3 = "type")){
const err9 = {};
(vErrors ??= []).push(err9);
errors++;
}
else {
if(data.type !== undefined){
if("apikey" !== data.type){
const err10 = {};
(vErrors ??= []).push(err10);
errors++;
}
}
}
}
var _valid3 = _errs18 === errors;
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs20 = errors;
if(!(validate90(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate90.errors);
errors = vErrors.length;
}
var _valid3 = _errs20 === errors;
valid7 = _valid3;
if(valid7){
var props3 = true;
}
}
if(!valid7){
const err11 = {instancePath,schemaPath:"#/allOf/3/if",keyword:"if",params:{failingKeyword: "then"},schema:schema35.allOf[3].if,parentSchema:schema35.allOf[3],data};
(vErrors ??= []).push(err11);
errors++;
}
if(props0 !== true && props3 !== undefined){
if(props3 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props3);
}
}
const _errs22 = errors;
let valid9 = true;
const _errs23 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.type === undefined) && (missing4 = "type")){
const err12 = {};
(vErrors ??= []).push(err12);
errors++;
}
else {
if(data.type !== undefined){
if("oauth2" !== data.type){
const err13 = {};
(vErrors ??= []).push(err13);
errors++;
}
}
}
}
var _valid4 = _errs23 === errors;
errors = _errs22;
if(vErrors !== null){
if(_errs22){
vErrors.length = _errs22;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs25 = errors;
if(!(validate92(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate92.errors);
errors = vErrors.length;
}
var _valid4 = _errs25 === errors;
valid9 = _valid4;
if(valid9){
var props4 = true;
}
}
if(!valid9){
const err14 = {instancePath,schemaPath:"#/allOf/4/if",keyword:"if",params:{failingKeyword: "then"},schema:schema35.allOf[4].if,parentSchema:schema35.allOf[4],data};
(vErrors ??= []).push(err14);
errors++;
}
if(props0 !== true && props4 !== undefined){
if(props4 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props4);
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err15 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema35.required,parentSchema:schema35,data};
(vErrors ??= []).push(err15);
errors++;
}
if(props0 !== true){
props0 = props0 || {};
props0.type = true;
}
if(data.type !== undefined){
let data5 = data.type;
if(typeof data5 !== "string"){
const err16 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},schema:schema35.properties.type.type,parentSchema:schema35.properties.type,data:data5};
(vErrors ??= []).push(err16);
errors++;
}
if(!(((((data5 === "basic") || (data5 === "digest")) || (data5 === "bearer")) || (data5 === "apikey")) || (data5 === "oauth2"))){
const err17 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema35.properties.type.enum},schema:schema35.properties.type.enum,parentSchema:schema35.properties.type,data:data5};
(vErrors ??= []).push(err17);
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema35.type,parentSchema:schema35,data};
(vErrors ??= []).push(err18);
errors++;
}
validate83.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate83.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema42 = {"title":"exposed resource","description":"A route with operations, or one that is passed on.","type":"object","required":["path"],"anyOf":[{"required":["operations"]},{"required":["forward"]}],"properties":{"path":{"type":"string"},"name":{"$ref":"#/$defs/IdentifierKebab"},"label":{"type":"string"},"description":{"type":"string"},"inputParameters":{"$ref":"#/$defs/ExposedInputParameters"},"operations":{"type":"array","items":{"$ref":"#/$defs/ExposedOperation"}},"forward":{"$ref":"#/$defs/ForwardConfig"}},"additionalProperties":false};
const schema43 = {"description":"The inputs that are read from a request.","type":"array","items":{"$ref":"#/$defs/ExposedInputParameter"}};
const schema44 = {"title":"exposed input parameter","description":"A part of a request to a REST expose.","type":"object","required":["name","in","type","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"in":{"type":"string","enum":["query","header","path","cookie","body"]},"type":{"$ref":"#/$defs/InputType"},"description":{"type":"string"},"pattern":{"type":"string"},"value":{"type":"string"}},"additionalProperties":false};
const schema45 = {"description":"The type of an input.","type":"string","enum":["string","number","integer","boolean","array","object"]};

function validate104(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate104.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema45.type,parentSchema:schema45,data};
(vErrors ??= []).push(err0);
errors++;
}
if(!((((((data === "string") || (data === "number")) || (data === "integer")) || (data === "boolean")) || (data === "array")) || (data === "object"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema45.enum},schema:schema45.enum,parentSchema:schema45,data};
(vErrors ??= []).push(err1);
errors++;
}
validate104.errors = vErrors;
return errors === 0;
}
validate104.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate102(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate102.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema44.required,parentSchema:schema44,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.in === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "in"},schema:schema44.required,parentSchema:schema44,data};
(vErrors ??= []).push(err1);
errors++;
}
if(data.type === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema44.required,parentSchema:schema44,data};
(vErrors ??= []).push(err2);
errors++;
}
if(data.description === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},schema:schema44.required,parentSchema:schema44,data};
(vErrors ??= []).push(err3);
errors++;
}
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "in")) || (key0 === "type")) || (key0 === "description")) || (key0 === "pattern")) || (key0 === "value"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema44,data};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.name !== undefined){
if(!(validate69(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate69.errors);
errors = vErrors.length;
}
}
if(data.in !== undefined){
let data1 = data.in;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/in",schemaPath:"#/properties/in/type",keyword:"type",params:{type: "string"},schema:schema44.properties.in.type,parentSchema:schema44.properties.in,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
if(!(((((data1 === "query") || (data1 === "header")) || (data1 === "path")) || (data1 === "cookie")) || (data1 === "body"))){
const err6 = {instancePath:instancePath+"/in",schemaPath:"#/properties/in/enum",keyword:"enum",params:{allowedValues: schema44.properties.in.enum},schema:schema44.properties.in.enum,parentSchema:schema44.properties.in,data:data1};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.type !== undefined){
if(!(validate104(data.type, {instancePath:instancePath+"/type",parentData:data,parentDataProperty:"type",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate104.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data3 = data.description;
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema44.properties.description.type,parentSchema:schema44.properties.description,data:data3};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data.pattern !== undefined){
let data4 = data.pattern;
if(typeof data4 !== "string"){
const err8 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema44.properties.pattern.type,parentSchema:schema44.properties.pattern,data:data4};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.value !== undefined){
let data5 = data.value;
if(typeof data5 !== "string"){
const err9 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "string"},schema:schema44.properties.value.type,parentSchema:schema44.properties.value,data:data5};
(vErrors ??= []).push(err9);
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema44.type,parentSchema:schema44,data};
(vErrors ??= []).push(err10);
errors++;
}
validate102.errors = vErrors;
return errors === 0;
}
validate102.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate101(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate101.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate102(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate102.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema43.type,parentSchema:schema43,data};
(vErrors ??= []).push(err0);
errors++;
}
validate101.errors = vErrors;
return errors === 0;
}
validate101.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema46 = {"title":"exposed operation","description":"A method of a route.","type":"object","required":["method"],"properties":{"method":{"$ref":"#/$defs/HttpMethod"},"name":{"$ref":"#/$defs/IdentifierKebab"},"label":{"type":"string"},"description":{"type":"string"},"inputParameters":{"$ref":"#/$defs/ExposedInputParameters"},"ref":{"$ref":"#/$defs/DottedRef"},"call":{"$ref":"#/$defs/DottedRef"},"with":{"$ref":"#/$defs/WithInjector"},"steps":{"$ref":"#/$defs/Steps"},"mappings":{"$ref":"#/$defs/Mappings"},"outputParameters":{"type":"array"}},"additionalProperties":false,"anyOf":[{"properties":{"outputParameters":{"$ref":"#/$defs/MappedOutputParameters"}}},{"required":["steps","name"],"properties":{"outputParameters":{"$ref":"#/$defs/OrchestratedOutputParameters"}}},{"required":["ref"]}]};
const schema47 = {"description":"The answer, built from that of a call.","type":"array","items":{"$ref":"#/$defs/MappedOutputParameter"}};
const schema48 = {"title":"mapped output parameter","description":"An unnamed value taken from the answer of a call; its type decides which fields it has.","type":"object","required":["type"],"properties":{"type":{"type":"string","enum":["string","number","boolean","object","array"]}},"allOf":[{"if":{"required":["type"],"properties":{"type":{"enum":["string","number","boolean"]}}},"then":{"$ref":"#/$defs/MappedScalarParameter"}},{"if":{"required":["type"],"properties":{"type":{"const":"object"}}},"then":{"$ref":"#/$defs/MappedObjectParameter"}},{"if":{"required":["type"],"properties":{"type":{"const":"array"}}},"then":{"$ref":"#/$defs/MappedArrayParameter"}}]};
const schema49 = {"title":"mapped scalar output","description":"A string, number or boolean of the answer.","type":"object","properties":{"type":{},"mapping":{"$ref":"#/$defs/OutputMapping"},"value":{"$ref":"#/$defs/OutputValue"},"const":{"$ref":"#/$defs/OutputConst"}},"oneOf":[{"required":["mapping"]},{"required":["value"]}],"additionalProperties":false};
const schema50 = {"description":"A JSONPath into the decoded answer.","type":"string"};

function validate112(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate112.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema50.type,parentSchema:schema50,data};
(vErrors ??= []).push(err0);
errors++;
}
validate112.errors = vErrors;
return errors === 0;
}
validate112.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema51 = {"description":"A text or template; a text whatever the type.","type":"string"};

function validate114(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate114.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema51.type,parentSchema:schema51,data};
(vErrors ??= []).push(err0);
errors++;
}
validate114.errors = vErrors;
return errors === 0;
}
validate114.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema52 = {"description":"Documentation: the value this output always has.","type":["string","number","boolean","array","object"]};

function validate116(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate116.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((((!data || typeof data != "object") && (typeof data !== "string")) && (!((typeof data == "number") && (isFinite(data))))) && (typeof data !== "boolean")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema52.type},schema:schema52.type,parentSchema:schema52,data};
(vErrors ??= []).push(err0);
errors++;
}
validate116.errors = vErrors;
return errors === 0;
}
validate116.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate111(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate111.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.mapping === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "mapping"},schema:schema49.oneOf[0].required,parentSchema:schema49.oneOf[0],data};
(vErrors ??= []).push(err0);
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.value === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "value"},schema:schema49.oneOf[1].required,parentSchema:schema49.oneOf[1],data};
(vErrors ??= []).push(err1);
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema49.oneOf,parentSchema:schema49,data};
(vErrors ??= []).push(err2);
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "type") || (key0 === "mapping")) || (key0 === "value")) || (key0 === "const"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema49,data};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.mapping !== undefined){
if(!(validate112(data.mapping, {instancePath:instancePath+"/mapping",parentData:data,parentDataProperty:"mapping",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate112.errors);
errors = vErrors.length;
}
}
if(data.value !== undefined){
if(!(validate114(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate114.errors);
errors = vErrors.length;
}
}
if(data.const !== undefined){
if(!(validate116(data.const, {instancePath:instancePath+"/const",parentData:data,parentDataProperty:"const",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate116.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema49.type,parentSchema:schema49,data};
(vErrors ??= []).push(err4);
errors++;
}
validate111.errors = vErrors;
return errors === 0;
}
validate111.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema53 = {"title":"mapped object output","description":"An object of the answer, built member by member.","type":"object","required":["properties"],"properties":{"type":{},"mapping":{"$ref":"#/$defs/OutputMapping"},"value":{"$ref":"#/$defs/OutputValue"},"const":{"$ref":"#/$defs/OutputConst"},"properties":{"type":"object","additionalProperties":{"$ref":"#/$defs/MappedOutputParameter"}}},"additionalProperties":false};
const wrapper0 = {validate: validate110};

function validate119(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate119.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "properties"},schema:schema53.required,parentSchema:schema53,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!(((((key0 === "type") || (key0 === "mapping")) || (key0 === "value")) || (key0 === "const")) || (key0 === "properties"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema53,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.mapping !== undefined){
if(!(validate112(data.mapping, {instancePath:instancePath+"/mapping",parentData:data,parentDataProperty:"mapping",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate112.errors);
errors = vErrors.length;
}
}
if(data.value !== undefined){
if(!(validate114(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate114.errors);
errors = vErrors.length;
}
}
if(data.const !== undefined){
if(!(validate116(data.const, {instancePath:instancePath+"/const",parentData:data,parentDataProperty:"const",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate116.errors);
errors = vErrors.length;
}
}
if(data.properties !== undefined){
let data3 = data.properties;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
if(!(wrapper0.validate(data3[key1], {instancePath:instancePath+"/properties/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data3,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"},schema:schema53.properties.properties.type,parentSchema:schema53.properties.properties,data:data3};
(vErrors ??= []).push(err2);
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema53.type,parentSchema:schema53,data};
(vErrors ??= []).push(err3);
errors++;
}
validate119.errors = vErrors;
return errors === 0;
}
validate119.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema54 = {"title":"mapped array output","description":"A list of the answer, built element by element.","type":"object","required":["items"],"properties":{"type":{},"mapping":{"$ref":"#/$defs/OutputMapping"},"value":{"$ref":"#/$defs/OutputValue"},"const":{"$ref":"#/$defs/OutputConst"},"items":{"$ref":"#/$defs/MappedOutputParameter"}},"additionalProperties":false};

function validate124(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate124.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "items"},schema:schema54.required,parentSchema:schema54,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!(((((key0 === "type") || (key0 === "mapping")) || (key0 === "value")) || (key0 === "const")) || (key0 === "items"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema54,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.mapping !== undefined){
if(!(validate112(data.mapping, {instancePath:instancePath+"/mapping",parentData:data,parentDataProperty:"mapping",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate112.errors);
errors = vErrors.length;
}
}
if(data.value !== undefined){
if(!(validate114(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate114.errors);
errors = vErrors.length;
}
}
if(data.const !== undefined){
if(!(validate116(data.const, {instancePath:instancePath+"/const",parentData:data,parentDataProperty:"const",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate116.errors);
errors = vErrors.length;
}
}
if(data.items !== undefined){
if(!(wrapper0.validate(data.items, {instancePath:instancePath+"/items",parentData:data,parentDataProperty:"items",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema54.type,parentSchema:schema54,data};
(vErrors ??= []).push(err2);
errors++;
}
validate124.errors = vErrors;
return errors === 0;
}
validate124.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate110(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate110.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
const err0 = {};
(vErrors ??= []).push(err0);
errors++;
}
else {
if(data.type !== undefined){
let data0 = data.type;
if(!(((data0 === "string") || (data0 === "number")) || (data0 === "boolean"))){
const err1 = {};
(vErrors ??= []).push(err1);
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(!(validate111(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate111.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
if(valid1){
var props0 = true;
}
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema48.allOf[0].if,parentSchema:schema48.allOf[0],data};
(vErrors ??= []).push(err2);
errors++;
}
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.type === undefined) && (missing1 = "type")){
const err3 = {};
(vErrors ??= []).push(err3);
errors++;
}
else {
if(data.type !== undefined){
if("object" !== data.type){
const err4 = {};
(vErrors ??= []).push(err4);
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(!(validate119(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate119.errors);
errors = vErrors.length;
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props1 = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema48.allOf[1].if,parentSchema:schema48.allOf[1],data};
(vErrors ??= []).push(err5);
errors++;
}
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs12 = errors;
let valid5 = true;
const _errs13 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.type === undefined) && (missing2 = "type")){
const err6 = {};
(vErrors ??= []).push(err6);
errors++;
}
else {
if(data.type !== undefined){
if("array" !== data.type){
const err7 = {};
(vErrors ??= []).push(err7);
errors++;
}
}
}
}
var _valid2 = _errs13 === errors;
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs15 = errors;
if(!(validate124(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate124.errors);
errors = vErrors.length;
}
var _valid2 = _errs15 === errors;
valid5 = _valid2;
if(valid5){
var props2 = true;
}
}
if(!valid5){
const err8 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema48.allOf[2].if,parentSchema:schema48.allOf[2],data};
(vErrors ??= []).push(err8);
errors++;
}
if(props0 !== true && props2 !== undefined){
if(props2 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props2);
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema48.required,parentSchema:schema48,data};
(vErrors ??= []).push(err9);
errors++;
}
if(props0 !== true){
props0 = props0 || {};
props0.type = true;
}
if(data.type !== undefined){
let data3 = data.type;
if(typeof data3 !== "string"){
const err10 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},schema:schema48.properties.type.type,parentSchema:schema48.properties.type,data:data3};
(vErrors ??= []).push(err10);
errors++;
}
if(!(((((data3 === "string") || (data3 === "number")) || (data3 === "boolean")) || (data3 === "object")) || (data3 === "array"))){
const err11 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema48.properties.type.enum},schema:schema48.properties.type.enum,parentSchema:schema48.properties.type,data:data3};
(vErrors ??= []).push(err11);
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema48.type,parentSchema:schema48,data};
(vErrors ??= []).push(err12);
errors++;
}
validate110.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate110.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate109(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate109.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate110(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate110.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema47.type,parentSchema:schema47,data};
(vErrors ??= []).push(err0);
errors++;
}
validate109.errors = vErrors;
return errors === 0;
}
validate109.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema55 = {"description":"What the answer of steps looks like.","type":"array","items":{"$ref":"#/$defs/OrchestratedOutputParameter"}};
const schema56 = {"title":"orchestrated output parameter","description":"A named value that the mappings of steps fill; its type decides which fields it has.","type":"object","required":["name","type"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"type":{"type":"string","enum":["string","number","boolean","array","object"]}},"allOf":[{"if":{"required":["type"],"properties":{"type":{"enum":["string","number","boolean"]}}},"then":{"$ref":"#/$defs/OrchestratedScalarParameter"}},{"if":{"required":["type"],"properties":{"type":{"const":"array"}}},"then":{"$ref":"#/$defs/OrchestratedArrayParameter"}},{"if":{"required":["type"],"properties":{"type":{"const":"object"}}},"then":{"$ref":"#/$defs/OrchestratedObjectParameter"}}]};
const schema57 = {"title":"orchestrated scalar output","description":"A string, number or boolean that a mapping fills.","type":"object","properties":{"name":{},"type":{}},"additionalProperties":false};

function validate133(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate133.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "name") || (key0 === "type"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema57,data};
(vErrors ??= []).push(err0);
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema57.type,parentSchema:schema57,data};
(vErrors ??= []).push(err1);
errors++;
}
validate133.errors = vErrors;
return errors === 0;
}
validate133.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema58 = {"title":"orchestrated array output","description":"A list that a mapping fills.","type":"object","required":["items"],"properties":{"name":{},"type":{},"items":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/OrchestratedOutputParameter"}}},"additionalProperties":false};
const wrapper2 = {validate: validate132};

function validate135(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate135.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "items"},schema:schema58.required,parentSchema:schema58,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "type")) || (key0 === "items"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema58,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/items",schemaPath:"#/properties/items/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema58.properties.items,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(wrapper2.validate(data0[i0], {instancePath:instancePath+"/items/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, wrapper2.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},schema:schema58.properties.items.type,parentSchema:schema58.properties.items,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema58.type,parentSchema:schema58,data};
(vErrors ??= []).push(err4);
errors++;
}
validate135.errors = vErrors;
return errors === 0;
}
validate135.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema59 = {"title":"orchestrated object output","description":"An object that mappings fill.","type":"object","required":["properties"],"properties":{"name":{},"type":{},"properties":{"type":"object","additionalProperties":{"$ref":"#/$defs/OrchestratedOutputParameter"}}},"additionalProperties":false};

function validate137(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate137.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "properties"},schema:schema59.required,parentSchema:schema59,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "type")) || (key0 === "properties"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema59,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.properties !== undefined){
let data0 = data.properties;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!(wrapper2.validate(data0[key1], {instancePath:instancePath+"/properties/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, wrapper2.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"},schema:schema59.properties.properties.type,parentSchema:schema59.properties.properties,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema59.type,parentSchema:schema59,data};
(vErrors ??= []).push(err3);
errors++;
}
validate137.errors = vErrors;
return errors === 0;
}
validate137.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate132(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate132.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
const err0 = {};
(vErrors ??= []).push(err0);
errors++;
}
else {
if(data.type !== undefined){
let data0 = data.type;
if(!(((data0 === "string") || (data0 === "number")) || (data0 === "boolean"))){
const err1 = {};
(vErrors ??= []).push(err1);
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(!(validate133(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate133.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
if(valid1){
var props0 = true;
}
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema56.allOf[0].if,parentSchema:schema56.allOf[0],data};
(vErrors ??= []).push(err2);
errors++;
}
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.type === undefined) && (missing1 = "type")){
const err3 = {};
(vErrors ??= []).push(err3);
errors++;
}
else {
if(data.type !== undefined){
if("array" !== data.type){
const err4 = {};
(vErrors ??= []).push(err4);
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(!(validate135(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate135.errors);
errors = vErrors.length;
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props1 = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema56.allOf[1].if,parentSchema:schema56.allOf[1],data};
(vErrors ??= []).push(err5);
errors++;
}
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs12 = errors;
let valid5 = true;
const _errs13 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.type === undefined) && (missing2 = "type")){
const err6 = {};
(vErrors ??= []).push(err6);
errors++;
}
else {
if(data.type !== undefined){
if("object" !== data.type){
const err7 = {};
(vErrors ??= []).push(err7);
errors++;
}
}
}
}
var _valid2 = _errs13 === errors;
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs15 = errors;
if(!(validate137(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate137.errors);
errors = vErrors.length;
}
var _valid2 = _errs15 === errors;
valid5 = _valid2;
if(valid5){
var props2 = true;
}
}
if(!valid5){
const err8 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema56.allOf[2].if,parentSchema:schema56.allOf[2],data};
(vErrors ??= []).push(err8);
errors++;
}
if(props0 !== true && props2 !== undefined){
if(props2 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props2);
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema56.required,parentSchema:schema56,data};
(vErrors ??= []).push(err9);
errors++;
}
if(data.type === undefined){
const err10 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema56.required,parentSchema:schema56,data};
(vErrors ??= []).push(err10);
errors++;
}
if(props0 !== true){
props0 = props0 || {};
props0.name = true;
props0.type = true;
}
if(data.name !== undefined){
if(!(validate69(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate69.errors);
errors = vErrors.length;
}
}
if(data.type !== undefined){
let data4 = data.type;
if(typeof data4 !== "string"){
const err11 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},schema:schema56.properties.type.type,parentSchema:schema56.properties.type,data:data4};
(vErrors ??= []).push(err11);
errors++;
}
if(!(((((data4 === "string") || (data4 === "number")) || (data4 === "boolean")) || (data4 === "array")) || (data4 === "object"))){
const err12 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema56.properties.type.enum},schema:schema56.properties.type.enum,parentSchema:schema56.properties.type,data:data4};
(vErrors ??= []).push(err12);
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema56.type,parentSchema:schema56,data};
(vErrors ??= []).push(err13);
errors++;
}
validate132.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate132.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate131(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate131.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate132(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate132.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema55.type,parentSchema:schema55,data};
(vErrors ??= []).push(err0);
errors++;
}
validate131.errors = vErrors;
return errors === 0;
}
validate131.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema60 = {"description":"An HTTP method.","type":"string","enum":["GET","POST","PUT","PATCH","DELETE"]};

function validate142(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate142.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema60.type,parentSchema:schema60,data};
(vErrors ??= []).push(err0);
errors++;
}
if(!(((((data === "GET") || (data === "POST")) || (data === "PUT")) || (data === "PATCH")) || (data === "DELETE"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema60.enum},schema:schema60.enum,parentSchema:schema60,data};
(vErrors ??= []).push(err1);
errors++;
}
validate142.errors = vErrors;
return errors === 0;
}
validate142.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema61 = {"description":"Two names of letters, digits and hyphens around one dot.","type":"string","pattern":"^[a-zA-Z0-9-]+\\.[a-zA-Z0-9-]+$"};
const pattern12 = new RegExp("^[a-zA-Z0-9-]+\\.[a-zA-Z0-9-]+$", "u");

function validate146(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate146.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern12.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9-]+\\.[a-zA-Z0-9-]+$"},schema:"^[a-zA-Z0-9-]+\\.[a-zA-Z0-9-]+$",parentSchema:schema61,data};
(vErrors ??= []).push(err0);
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema61.type,parentSchema:schema61,data};
(vErrors ??= []).push(err1);
errors++;
}
validate146.errors = vErrors;
return errors === 0;
}
validate146.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema62 = {"title":"with block","description":"A map from parameter of the called operation to a text, a template, a reference or a number.","type":"object","additionalProperties":{"type":["string","number"]}};

function validate149(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate149.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
let data0 = data[key0];
if((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))){
const err0 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: schema62.additionalProperties.type},schema:schema62.additionalProperties.type,parentSchema:schema62.additionalProperties,data:data0};
(vErrors ??= []).push(err0);
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema62.type,parentSchema:schema62,data};
(vErrors ??= []).push(err1);
errors++;
}
validate149.errors = vErrors;
return errors === 0;
}
validate149.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema63 = {"description":"Calls, lookups and scripts, which run in their order.","type":"array","minItems":1,"items":{"$ref":"#/$defs/OperationStep"}};
const schema64 = {"title":"step","description":"One part of an orchestration; its type decides which.","type":"object","required":["type"],"properties":{"type":{"type":"string","enum":["call","lookup","script"]}},"allOf":[{"if":{"required":["type"],"properties":{"type":{"const":"call"}}},"then":{"$ref":"#/$defs/OperationStepCall"}},{"if":{"required":["type"],"properties":{"type":{"const":"lookup"}}},"then":{"$ref":"#/$defs/OperationStepLookup"}},{"if":{"required":["type"],"properties":{"type":{"const":"script"}}},"then":{"$ref":"#/$defs/OperationStepScript"}}]};
const schema65 = {"title":"call step","description":"Calls a consumed operation.","type":"object","required":["name","call"],"properties":{"type":{},"name":{"$ref":"#/$defs/IdentifierKebab"},"call":{"$ref":"#/$defs/DottedRef"},"with":{"$ref":"#/$defs/WithInjector"}},"additionalProperties":false};

function validate153(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate153.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema65.required,parentSchema:schema65,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.call === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "call"},schema:schema65.required,parentSchema:schema65,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!((((key0 === "type") || (key0 === "name")) || (key0 === "call")) || (key0 === "with"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema65,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.name !== undefined){
if(!(validate64(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.call !== undefined){
if(!(validate146(data.call, {instancePath:instancePath+"/call",parentData:data,parentDataProperty:"call",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate146.errors);
errors = vErrors.length;
}
}
if(data.with !== undefined){
if(!(validate149(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate149.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema65.type,parentSchema:schema65,data};
(vErrors ??= []).push(err3);
errors++;
}
validate153.errors = vErrors;
return errors === 0;
}
validate153.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema66 = {"title":"lookup step","description":"Finds entries in the output of an earlier step.","type":"object","required":["name","index","match","lookupValue","outputParameters"],"properties":{"type":{},"name":{"$ref":"#/$defs/IdentifierKebab"},"index":{"$ref":"#/$defs/IdentifierKebab"},"match":{"$ref":"#/$defs/IdentifierKebab"},"lookupValue":{"type":"string"},"outputParameters":{"type":"array","minItems":1,"items":{"type":"string"}}},"additionalProperties":false};

function validate158(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate158.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema66.required,parentSchema:schema66,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.index === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "index"},schema:schema66.required,parentSchema:schema66,data};
(vErrors ??= []).push(err1);
errors++;
}
if(data.match === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "match"},schema:schema66.required,parentSchema:schema66,data};
(vErrors ??= []).push(err2);
errors++;
}
if(data.lookupValue === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "lookupValue"},schema:schema66.required,parentSchema:schema66,data};
(vErrors ??= []).push(err3);
errors++;
}
if(data.outputParameters === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "outputParameters"},schema:schema66.required,parentSchema:schema66,data};
(vErrors ??= []).push(err4);
errors++;
}
for(const key0 in data){
if(!((((((key0 === "type") || (key0 === "name")) || (key0 === "index")) || (key0 === "match")) || (key0 === "lookupValue")) || (key0 === "outputParameters"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema66,data};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.name !== undefined){
if(!(validate64(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.index !== undefined){
if(!(validate64(data.index, {instancePath:instancePath+"/index",parentData:data,parentDataProperty:"index",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.match !== undefined){
if(!(validate64(data.match, {instancePath:instancePath+"/match",parentData:data,parentDataProperty:"match",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.lookupValue !== undefined){
let data3 = data.lookupValue;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/lookupValue",schemaPath:"#/properties/lookupValue/type",keyword:"type",params:{type: "string"},schema:schema66.properties.lookupValue.type,parentSchema:schema66.properties.lookupValue,data:data3};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.outputParameters !== undefined){
let data4 = data.outputParameters;
if(Array.isArray(data4)){
if(data4.length < 1){
const err7 = {instancePath:instancePath+"/outputParameters",schemaPath:"#/properties/outputParameters/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema66.properties.outputParameters,data:data4};
(vErrors ??= []).push(err7);
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 !== "string"){
const err8 = {instancePath:instancePath+"/outputParameters/" + i0,schemaPath:"#/properties/outputParameters/items/type",keyword:"type",params:{type: "string"},schema:schema66.properties.outputParameters.items.type,parentSchema:schema66.properties.outputParameters.items,data:data5};
(vErrors ??= []).push(err8);
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/outputParameters",schemaPath:"#/properties/outputParameters/type",keyword:"type",params:{type: "array"},schema:schema66.properties.outputParameters.type,parentSchema:schema66.properties.outputParameters,data:data4};
(vErrors ??= []).push(err9);
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema66.type,parentSchema:schema66,data};
(vErrors ??= []).push(err10);
errors++;
}
validate158.errors = vErrors;
return errors === 0;
}
validate158.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema67 = {"title":"script step","description":"Runs a script file.","type":"object","required":["name","file"],"properties":{"type":{},"name":{"$ref":"#/$defs/IdentifierKebab"},"with":{"$ref":"#/$defs/WithInjector"},"language":{"$ref":"#/$defs/ScriptLanguage"},"location":{"$ref":"#/$defs/FileUri"},"file":{"type":"string","minLength":1},"dependencies":{"type":"array","minItems":1,"items":{"type":"string","minLength":1}}},"additionalProperties":false};
const schema68 = {"description":"The language of a script.","type":"string","enum":["javascript","python","groovy"]};

function validate166(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate166.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema68.type,parentSchema:schema68,data};
(vErrors ??= []).push(err0);
errors++;
}
if(!(((data === "javascript") || (data === "python")) || (data === "groovy"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema68.enum},schema:schema68.enum,parentSchema:schema68,data};
(vErrors ??= []).push(err1);
errors++;
}
validate166.errors = vErrors;
return errors === 0;
}
validate166.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema69 = {"description":"A file URI that begins with file:///, without spaces or braces.","type":"string","format":"uri","pattern":"^file:///"};
const pattern13 = new RegExp("^file:///", "u");

function validate168(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate168.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern13.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^file:///"},schema:"^file:///",parentSchema:schema69,data};
(vErrors ??= []).push(err0);
errors++;
}
if(!(formats0.test(data))){
const err1 = {instancePath,schemaPath:"#/format",keyword:"format",params:{format: "uri"},schema:"uri",parentSchema:schema69,data};
(vErrors ??= []).push(err1);
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema69.type,parentSchema:schema69,data};
(vErrors ??= []).push(err2);
errors++;
}
validate168.errors = vErrors;
return errors === 0;
}
validate168.evaluated = {"dynamicProps":false,"dynamicItems":false};

const func2 = function ucs2length(str) {
    const len = str.length;
    let length = 0;
    let pos = 0;
    let value;
    while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 0xd800 && value <= 0xdbff && pos < len) {
            // high surrogate, and there is a next character
            value = str.charCodeAt(pos);
            if ((value & 0xfc00) === 0xdc00)
                pos++; // low surrogate
        }
    }
    return length;
};

function validate163(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate163.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema67.required,parentSchema:schema67,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.file === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "file"},schema:schema67.required,parentSchema:schema67,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "type") || (key0 === "name")) || (key0 === "with")) || (key0 === "language")) || (key0 === "location")) || (key0 === "file")) || (key0 === "dependencies"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema67,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.name !== undefined){
if(!(validate64(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.with !== undefined){
if(!(validate149(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate149.errors);
errors = vErrors.length;
}
}
if(data.language !== undefined){
if(!(validate166(data.language, {instancePath:instancePath+"/language",parentData:data,parentDataProperty:"language",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate166.errors);
errors = vErrors.length;
}
}
if(data.location !== undefined){
if(!(validate168(data.location, {instancePath:instancePath+"/location",parentData:data,parentDataProperty:"location",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate168.errors);
errors = vErrors.length;
}
}
if(data.file !== undefined){
let data4 = data.file;
if(typeof data4 === "string"){
if(func2(data4) < 1){
const err3 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema67.properties.file,data:data4};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},schema:schema67.properties.file.type,parentSchema:schema67.properties.file,data:data4};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.dependencies !== undefined){
let data5 = data.dependencies;
if(Array.isArray(data5)){
if(data5.length < 1){
const err5 = {instancePath:instancePath+"/dependencies",schemaPath:"#/properties/dependencies/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema67.properties.dependencies,data:data5};
(vErrors ??= []).push(err5);
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 === "string"){
if(func2(data6) < 1){
const err6 = {instancePath:instancePath+"/dependencies/" + i0,schemaPath:"#/properties/dependencies/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema67.properties.dependencies.items,data:data6};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/dependencies/" + i0,schemaPath:"#/properties/dependencies/items/type",keyword:"type",params:{type: "string"},schema:schema67.properties.dependencies.items.type,parentSchema:schema67.properties.dependencies.items,data:data6};
(vErrors ??= []).push(err7);
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/dependencies",schemaPath:"#/properties/dependencies/type",keyword:"type",params:{type: "array"},schema:schema67.properties.dependencies.type,parentSchema:schema67.properties.dependencies,data:data5};
(vErrors ??= []).push(err8);
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema67.type,parentSchema:schema67,data};
(vErrors ??= []).push(err9);
errors++;
}
validate163.errors = vErrors;
return errors === 0;
}
validate163.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate152(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate152.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
const err0 = {};
(vErrors ??= []).push(err0);
errors++;
}
else {
if(data.type !== undefined){
if("call" !== data.type){
const err1 = {};
(vErrors ??= []).push(err1);
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(!(validate153(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate153.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
if(valid1){
var props0 = true;
}
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema64.allOf[0].if,parentSchema:schema64.allOf[0],data};
(vErrors ??= []).push(err2);
errors++;
}
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.type === undefined) && (missing1 = "type")){
const err3 = {};
(vErrors ??= []).push(err3);
errors++;
}
else {
if(data.type !== undefined){
if("lookup" !== data.type){
const err4 = {};
(vErrors ??= []).push(err4);
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(!(validate158(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate158.errors);
errors = vErrors.length;
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props1 = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema64.allOf[1].if,parentSchema:schema64.allOf[1],data};
(vErrors ??= []).push(err5);
errors++;
}
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs12 = errors;
let valid5 = true;
const _errs13 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.type === undefined) && (missing2 = "type")){
const err6 = {};
(vErrors ??= []).push(err6);
errors++;
}
else {
if(data.type !== undefined){
if("script" !== data.type){
const err7 = {};
(vErrors ??= []).push(err7);
errors++;
}
}
}
}
var _valid2 = _errs13 === errors;
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs15 = errors;
if(!(validate163(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate163.errors);
errors = vErrors.length;
}
var _valid2 = _errs15 === errors;
valid5 = _valid2;
if(valid5){
var props2 = true;
}
}
if(!valid5){
const err8 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema64.allOf[2].if,parentSchema:schema64.allOf[2],data};
(vErrors ??= []).push(err8);
errors++;
}
if(props0 !== true && props2 !== undefined){
if(props2 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props2);
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema64.required,parentSchema:schema64,data};
(vErrors ??= []).push(err9);
errors++;
}
if(props0 !== true){
props0 = props0 || {};
props0.type = true;
}
if(data.type !== undefined){
let data3 = data.type;
if(typeof data3 !== "string"){
const err10 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},schema:schema64.properties.type.type,parentSchema:schema64.properties.type,data:data3};
(vErrors ??= []).push(err10);
errors++;
}
if(!(((data3 === "call") || (data3 === "lookup")) || (data3 === "script"))){
const err11 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema64.properties.type.enum},schema:schema64.properties.type.enum,parentSchema:schema64.properties.type,data:data3};
(vErrors ??= []).push(err11);
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema64.type,parentSchema:schema64,data};
(vErrors ??= []).push(err12);
errors++;
}
validate152.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate152.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate151(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate151.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema63,data};
(vErrors ??= []).push(err0);
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate152(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate152.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema63.type,parentSchema:schema63,data};
(vErrors ??= []).push(err1);
errors++;
}
validate151.errors = vErrors;
return errors === 0;
}
validate151.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema70 = {"description":"How the outputs of steps become the answer.","type":"array","items":{"$ref":"#/$defs/StepOutputMapping"}};
const schema71 = {"title":"mapping","description":"Puts a value of a step into the answer.","type":"object","required":["targetName","value"],"properties":{"targetName":{"$ref":"#/$defs/TargetName"},"value":{"type":"string"}},"additionalProperties":false};
const schema72 = {"description":"Letters, digits, hyphens, underscores, and dots that nest.","type":"string","pattern":"^[a-zA-Z0-9_.-]+$"};
const pattern14 = new RegExp("^[a-zA-Z0-9_.-]+$", "u");

function validate175(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate175.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern14.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9_.-]+$"},schema:"^[a-zA-Z0-9_.-]+$",parentSchema:schema72,data};
(vErrors ??= []).push(err0);
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema72.type,parentSchema:schema72,data};
(vErrors ??= []).push(err1);
errors++;
}
validate175.errors = vErrors;
return errors === 0;
}
validate175.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate174(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate174.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.targetName === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "targetName"},schema:schema71.required,parentSchema:schema71,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.value === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "value"},schema:schema71.required,parentSchema:schema71,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!((key0 === "targetName") || (key0 === "value"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema71,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.targetName !== undefined){
if(!(validate175(data.targetName, {instancePath:instancePath+"/targetName",parentData:data,parentDataProperty:"targetName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate175.errors);
errors = vErrors.length;
}
}
if(data.value !== undefined){
let data1 = data.value;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "string"},schema:schema71.properties.value.type,parentSchema:schema71.properties.value,data:data1};
(vErrors ??= []).push(err3);
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema71.type,parentSchema:schema71,data};
(vErrors ??= []).push(err4);
errors++;
}
validate174.errors = vErrors;
return errors === 0;
}
validate174.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate173(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate173.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate174(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate174.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema70.type,parentSchema:schema70,data};
(vErrors ??= []).push(err0);
errors++;
}
validate173.errors = vErrors;
return errors === 0;
}
validate173.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const func1 = Object.prototype.hasOwnProperty;

function validate108(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate108.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.outputParameters !== undefined){
if(!(validate109(data.outputParameters, {instancePath:instancePath+"/outputParameters",parentData:data,parentDataProperty:"outputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate109.errors);
errors = vErrors.length;
}
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = {};
props0.outputParameters = true;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.steps === undefined){
const err0 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "steps"},schema:schema46.anyOf[1].required,parentSchema:schema46.anyOf[1],data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.name === undefined){
const err1 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "name"},schema:schema46.anyOf[1].required,parentSchema:schema46.anyOf[1],data};
(vErrors ??= []).push(err1);
errors++;
}
if(data.outputParameters !== undefined){
if(!(validate131(data.outputParameters, {instancePath:instancePath+"/outputParameters",parentData:data,parentDataProperty:"outputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate131.errors);
errors = vErrors.length;
}
}
}
var _valid0 = _errs4 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = props0 || {};
props0.outputParameters = true;
}
}
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ref === undefined){
const err2 = {instancePath,schemaPath:"#/anyOf/2/required",keyword:"required",params:{missingProperty: "ref"},schema:schema46.anyOf[2].required,parentSchema:schema46.anyOf[2],data};
(vErrors ??= []).push(err2);
errors++;
}
}
var _valid0 = _errs6 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err3 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},schema:schema46.anyOf,parentSchema:schema46,data};
(vErrors ??= []).push(err3);
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.method === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "method"},schema:schema46.required,parentSchema:schema46,data};
(vErrors ??= []).push(err4);
errors++;
}
for(const key0 in data){
if(!(func1.call(schema46.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema46,data};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.method !== undefined){
if(!(validate142(data.method, {instancePath:instancePath+"/method",parentData:data,parentDataProperty:"method",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate142.errors);
errors = vErrors.length;
}
}
if(data.name !== undefined){
if(!(validate64(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.label !== undefined){
let data4 = data.label;
if(typeof data4 !== "string"){
const err6 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},schema:schema46.properties.label.type,parentSchema:schema46.properties.label,data:data4};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.description !== undefined){
let data5 = data.description;
if(typeof data5 !== "string"){
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema46.properties.description.type,parentSchema:schema46.properties.description,data:data5};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data.inputParameters !== undefined){
if(!(validate101(data.inputParameters, {instancePath:instancePath+"/inputParameters",parentData:data,parentDataProperty:"inputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate101.errors);
errors = vErrors.length;
}
}
if(data.ref !== undefined){
if(!(validate146(data.ref, {instancePath:instancePath+"/ref",parentData:data,parentDataProperty:"ref",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate146.errors);
errors = vErrors.length;
}
}
if(data.call !== undefined){
if(!(validate146(data.call, {instancePath:instancePath+"/call",parentData:data,parentDataProperty:"call",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate146.errors);
errors = vErrors.length;
}
}
if(data.with !== undefined){
if(!(validate149(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate149.errors);
errors = vErrors.length;
}
}
if(data.steps !== undefined){
if(!(validate151(data.steps, {instancePath:instancePath+"/steps",parentData:data,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate151.errors);
errors = vErrors.length;
}
}
if(data.mappings !== undefined){
if(!(validate173(data.mappings, {instancePath:instancePath+"/mappings",parentData:data,parentDataProperty:"mappings",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate173.errors);
errors = vErrors.length;
}
}
if(data.outputParameters !== undefined){
let data12 = data.outputParameters;
if(!(Array.isArray(data12))){
const err8 = {instancePath:instancePath+"/outputParameters",schemaPath:"#/properties/outputParameters/type",keyword:"type",params:{type: "array"},schema:schema46.properties.outputParameters.type,parentSchema:schema46.properties.outputParameters,data:data12};
(vErrors ??= []).push(err8);
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema46.type,parentSchema:schema46,data};
(vErrors ??= []).push(err9);
errors++;
}
validate108.errors = vErrors;
return errors === 0;
}
validate108.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema73 = {"title":"forward block","description":"Passes requests on to a consumed adapter.","type":"object","required":["targetNamespace"],"properties":{"targetNamespace":{"$ref":"#/$defs/IdentifierKebab"},"trustedHeaders":{"type":"array","minItems":1,"items":{"type":"string"}}},"additionalProperties":false};

function validate180(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate180.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.targetNamespace === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "targetNamespace"},schema:schema73.required,parentSchema:schema73,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!((key0 === "targetNamespace") || (key0 === "trustedHeaders"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema73,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.targetNamespace !== undefined){
if(!(validate64(data.targetNamespace, {instancePath:instancePath+"/targetNamespace",parentData:data,parentDataProperty:"targetNamespace",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.trustedHeaders !== undefined){
let data1 = data.trustedHeaders;
if(Array.isArray(data1)){
if(data1.length < 1){
const err2 = {instancePath:instancePath+"/trustedHeaders",schemaPath:"#/properties/trustedHeaders/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema73.properties.trustedHeaders,data:data1};
(vErrors ??= []).push(err2);
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/trustedHeaders/" + i0,schemaPath:"#/properties/trustedHeaders/items/type",keyword:"type",params:{type: "string"},schema:schema73.properties.trustedHeaders.items.type,parentSchema:schema73.properties.trustedHeaders.items,data:data2};
(vErrors ??= []).push(err3);
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/trustedHeaders",schemaPath:"#/properties/trustedHeaders/type",keyword:"type",params:{type: "array"},schema:schema73.properties.trustedHeaders.type,parentSchema:schema73.properties.trustedHeaders,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema73.type,parentSchema:schema73,data};
(vErrors ??= []).push(err5);
errors++;
}
validate180.errors = vErrors;
return errors === 0;
}
validate180.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate99(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate99.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.operations === undefined){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "operations"},schema:schema42.anyOf[0].required,parentSchema:schema42.anyOf[0],data};
(vErrors ??= []).push(err0);
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.forward === undefined){
const err1 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "forward"},schema:schema42.anyOf[1].required,parentSchema:schema42.anyOf[1],data};
(vErrors ??= []).push(err1);
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},schema:schema42.anyOf,parentSchema:schema42,data};
(vErrors ??= []).push(err2);
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},schema:schema42.required,parentSchema:schema42,data};
(vErrors ??= []).push(err3);
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "path") || (key0 === "name")) || (key0 === "label")) || (key0 === "description")) || (key0 === "inputParameters")) || (key0 === "operations")) || (key0 === "forward"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema42,data};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},schema:schema42.properties.path.type,parentSchema:schema42.properties.path,data:data0};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.name !== undefined){
if(!(validate64(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.label !== undefined){
let data2 = data.label;
if(typeof data2 !== "string"){
const err6 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},schema:schema42.properties.label.type,parentSchema:schema42.properties.label,data:data2};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.description !== undefined){
let data3 = data.description;
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema42.properties.description.type,parentSchema:schema42.properties.description,data:data3};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data.inputParameters !== undefined){
if(!(validate101(data.inputParameters, {instancePath:instancePath+"/inputParameters",parentData:data,parentDataProperty:"inputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate101.errors);
errors = vErrors.length;
}
}
if(data.operations !== undefined){
let data5 = data.operations;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate108(data5[i0], {instancePath:instancePath+"/operations/" + i0,parentData:data5,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate108.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/operations",schemaPath:"#/properties/operations/type",keyword:"type",params:{type: "array"},schema:schema42.properties.operations.type,parentSchema:schema42.properties.operations,data:data5};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.forward !== undefined){
if(!(validate180(data.forward, {instancePath:instancePath+"/forward",parentData:data,parentDataProperty:"forward",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate180.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema42.type,parentSchema:schema42,data};
(vErrors ??= []).push(err9);
errors++;
}
validate99.errors = vErrors;
return errors === 0;
}
validate99.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate77.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.port === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "port"},schema:schema32.required,parentSchema:schema32,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.namespace === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "namespace"},schema:schema32.required,parentSchema:schema32,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!((((((key0 === "type") || (key0 === "port")) || (key0 === "namespace")) || (key0 === "address")) || (key0 === "authentication")) || (key0 === "resources"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema32,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.port !== undefined){
if(!(validate78(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate78.errors);
errors = vErrors.length;
}
}
if(data.namespace !== undefined){
if(!(validate64(data.namespace, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.address !== undefined){
if(!(validate81(data.address, {instancePath:instancePath+"/address",parentData:data,parentDataProperty:"address",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate81.errors);
errors = vErrors.length;
}
}
if(data.authentication !== undefined){
if(!(validate83(data.authentication, {instancePath:instancePath+"/authentication",parentData:data,parentDataProperty:"authentication",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate83.errors);
errors = vErrors.length;
}
}
if(data.resources !== undefined){
let data4 = data.resources;
if(Array.isArray(data4)){
if(data4.length < 1){
const err3 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema32.properties.resources,data:data4};
(vErrors ??= []).push(err3);
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
if(!(validate99(data4[i0], {instancePath:instancePath+"/resources/" + i0,parentData:data4,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate99.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "array"},schema:schema32.properties.resources.type,parentSchema:schema32.properties.resources,data:data4};
(vErrors ??= []).push(err4);
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data};
(vErrors ??= []).push(err5);
errors++;
}
validate77.errors = vErrors;
return errors === 0;
}
validate77.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema74 = {"title":"MCP expose","description":"Serves tools, resources and prompts to agents.","type":"object","required":["namespace","tools"],"properties":{"type":{},"transport":{"type":"string","enum":["http","stdio"],"default":"http"},"port":{"$ref":"#/$defs/Port"},"address":{"$ref":"#/$defs/Address"},"namespace":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string"},"authentication":{"$ref":"#/$defs/Authentication"},"tools":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/McpTool"}},"resources":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/McpResource"}},"prompts":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/McpPrompt"}}},"additionalProperties":false,"if":{"required":["transport"],"properties":{"transport":{"const":"stdio"}}},"then":{"title":"MCP expose","not":{"required":["port"]}},"else":{"title":"MCP expose","required":["port"]}};
const schema75 = {"title":"MCP tool","description":"A tool that calls, orchestrates, borrows a function, or answers with fixed outputs.","type":"object","properties":{"name":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string"},"label":{"type":"string"},"inputParameters":{"$ref":"#/$defs/McpToolInputParameters"},"ref":{"$ref":"#/$defs/DottedRef"},"call":{"$ref":"#/$defs/DottedRef"},"with":{"$ref":"#/$defs/WithInjector"},"steps":{"$ref":"#/$defs/Steps"},"mappings":{"$ref":"#/$defs/Mappings"},"hints":{"$ref":"#/$defs/McpToolHints"},"outputParameters":{"type":"array"}},"additionalProperties":false,"anyOf":[{"required":["name","description","call"],"properties":{"outputParameters":{"$ref":"#/$defs/MappedOutputParameters"}}},{"required":["name","description","steps"],"properties":{"outputParameters":{"$ref":"#/$defs/OrchestratedOutputParameters"}}},{"required":["ref"]},{"required":["name","description","outputParameters"],"properties":{"outputParameters":{"type":"array","minItems":1,"$ref":"#/$defs/MockOutputParameters"}}}]};
const schema76 = {"description":"Fixed values that are the answer.","type":"array","items":{"$ref":"#/$defs/MockOutputParameter"}};
const schema77 = {"title":"mock output parameter","description":"A named value of an answer that no upstream gives.","type":"object","required":["name","type","value"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"type":{"type":"string","enum":["string","number","boolean"]},"value":{"type":"string"}},"additionalProperties":false};

function validate194(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate194.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema77.required,parentSchema:schema77,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.type === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema77.required,parentSchema:schema77,data};
(vErrors ??= []).push(err1);
errors++;
}
if(data.value === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "value"},schema:schema77.required,parentSchema:schema77,data};
(vErrors ??= []).push(err2);
errors++;
}
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "type")) || (key0 === "value"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema77,data};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.name !== undefined){
if(!(validate69(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate69.errors);
errors = vErrors.length;
}
}
if(data.type !== undefined){
let data1 = data.type;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},schema:schema77.properties.type.type,parentSchema:schema77.properties.type,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
if(!(((data1 === "string") || (data1 === "number")) || (data1 === "boolean"))){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema77.properties.type.enum},schema:schema77.properties.type.enum,parentSchema:schema77.properties.type,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.value !== undefined){
let data2 = data.value;
if(typeof data2 !== "string"){
const err6 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "string"},schema:schema77.properties.value.type,parentSchema:schema77.properties.value,data:data2};
(vErrors ??= []).push(err6);
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema77.type,parentSchema:schema77,data};
(vErrors ??= []).push(err7);
errors++;
}
validate194.errors = vErrors;
return errors === 0;
}
validate194.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate193(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate193.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate194(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate194.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema76.type,parentSchema:schema76,data};
(vErrors ??= []).push(err0);
errors++;
}
validate193.errors = vErrors;
return errors === 0;
}
validate193.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema78 = {"description":"The arguments of a tool or inputs of a function.","type":"array","items":{"$ref":"#/$defs/McpToolInputParameter"}};
const schema79 = {"title":"tool input parameter","description":"An argument of an MCP tool or of an aggregate function.","type":"object","required":["name","type","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"type":{"$ref":"#/$defs/InputType"},"description":{"type":"string"},"required":{"type":"boolean","default":true}},"additionalProperties":false};

function validate200(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate200.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema79.required,parentSchema:schema79,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.type === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema79.required,parentSchema:schema79,data};
(vErrors ??= []).push(err1);
errors++;
}
if(data.description === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},schema:schema79.required,parentSchema:schema79,data};
(vErrors ??= []).push(err2);
errors++;
}
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "type")) || (key0 === "description")) || (key0 === "required"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema79,data};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.name !== undefined){
if(!(validate69(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate69.errors);
errors = vErrors.length;
}
}
if(data.type !== undefined){
if(!(validate104(data.type, {instancePath:instancePath+"/type",parentData:data,parentDataProperty:"type",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate104.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data2 = data.description;
if(typeof data2 !== "string"){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema79.properties.description.type,parentSchema:schema79.properties.description,data:data2};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.required !== undefined){
let data3 = data.required;
if(typeof data3 !== "boolean"){
const err5 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"},schema:schema79.properties.required.type,parentSchema:schema79.properties.required,data:data3};
(vErrors ??= []).push(err5);
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema79.type,parentSchema:schema79,data};
(vErrors ??= []).push(err6);
errors++;
}
validate200.errors = vErrors;
return errors === 0;
}
validate200.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate199(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate199.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate200(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate200.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema78.type,parentSchema:schema78,data};
(vErrors ??= []).push(err0);
errors++;
}
validate199.errors = vErrors;
return errors === 0;
}
validate199.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema80 = {"title":"hints block","description":"What agents may assume about a call of the tool.","type":"object","properties":{"readOnly":{"type":"boolean","default":false},"destructive":{"type":"boolean","default":true},"idempotent":{"type":"boolean","default":false},"openWorld":{"type":"boolean","default":true}},"additionalProperties":false};

function validate210(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate210.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "readOnly") || (key0 === "destructive")) || (key0 === "idempotent")) || (key0 === "openWorld"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema80,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.readOnly !== undefined){
let data0 = data.readOnly;
if(typeof data0 !== "boolean"){
const err1 = {instancePath:instancePath+"/readOnly",schemaPath:"#/properties/readOnly/type",keyword:"type",params:{type: "boolean"},schema:schema80.properties.readOnly.type,parentSchema:schema80.properties.readOnly,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.destructive !== undefined){
let data1 = data.destructive;
if(typeof data1 !== "boolean"){
const err2 = {instancePath:instancePath+"/destructive",schemaPath:"#/properties/destructive/type",keyword:"type",params:{type: "boolean"},schema:schema80.properties.destructive.type,parentSchema:schema80.properties.destructive,data:data1};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.idempotent !== undefined){
let data2 = data.idempotent;
if(typeof data2 !== "boolean"){
const err3 = {instancePath:instancePath+"/idempotent",schemaPath:"#/properties/idempotent/type",keyword:"type",params:{type: "boolean"},schema:schema80.properties.idempotent.type,parentSchema:schema80.properties.idempotent,data:data2};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.openWorld !== undefined){
let data3 = data.openWorld;
if(typeof data3 !== "boolean"){
const err4 = {instancePath:instancePath+"/openWorld",schemaPath:"#/properties/openWorld/type",keyword:"type",params:{type: "boolean"},schema:schema80.properties.openWorld.type,parentSchema:schema80.properties.openWorld,data:data3};
(vErrors ??= []).push(err4);
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema80.type,parentSchema:schema80,data};
(vErrors ??= []).push(err5);
errors++;
}
validate210.errors = vErrors;
return errors === 0;
}
validate210.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate190(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate190.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "name"},schema:schema75.anyOf[0].required,parentSchema:schema75.anyOf[0],data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.description === undefined){
const err1 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "description"},schema:schema75.anyOf[0].required,parentSchema:schema75.anyOf[0],data};
(vErrors ??= []).push(err1);
errors++;
}
if(data.call === undefined){
const err2 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "call"},schema:schema75.anyOf[0].required,parentSchema:schema75.anyOf[0],data};
(vErrors ??= []).push(err2);
errors++;
}
if(data.outputParameters !== undefined){
if(!(validate109(data.outputParameters, {instancePath:instancePath+"/outputParameters",parentData:data,parentDataProperty:"outputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate109.errors);
errors = vErrors.length;
}
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = {};
props0.outputParameters = true;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err3 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "name"},schema:schema75.anyOf[1].required,parentSchema:schema75.anyOf[1],data};
(vErrors ??= []).push(err3);
errors++;
}
if(data.description === undefined){
const err4 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "description"},schema:schema75.anyOf[1].required,parentSchema:schema75.anyOf[1],data};
(vErrors ??= []).push(err4);
errors++;
}
if(data.steps === undefined){
const err5 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "steps"},schema:schema75.anyOf[1].required,parentSchema:schema75.anyOf[1],data};
(vErrors ??= []).push(err5);
errors++;
}
if(data.outputParameters !== undefined){
if(!(validate131(data.outputParameters, {instancePath:instancePath+"/outputParameters",parentData:data,parentDataProperty:"outputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate131.errors);
errors = vErrors.length;
}
}
}
var _valid0 = _errs4 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = props0 || {};
props0.outputParameters = true;
}
}
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ref === undefined){
const err6 = {instancePath,schemaPath:"#/anyOf/2/required",keyword:"required",params:{missingProperty: "ref"},schema:schema75.anyOf[2].required,parentSchema:schema75.anyOf[2],data};
(vErrors ??= []).push(err6);
errors++;
}
}
var _valid0 = _errs6 === errors;
valid0 = valid0 || _valid0;
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err7 = {instancePath,schemaPath:"#/anyOf/3/required",keyword:"required",params:{missingProperty: "name"},schema:schema75.anyOf[3].required,parentSchema:schema75.anyOf[3],data};
(vErrors ??= []).push(err7);
errors++;
}
if(data.description === undefined){
const err8 = {instancePath,schemaPath:"#/anyOf/3/required",keyword:"required",params:{missingProperty: "description"},schema:schema75.anyOf[3].required,parentSchema:schema75.anyOf[3],data};
(vErrors ??= []).push(err8);
errors++;
}
if(data.outputParameters === undefined){
const err9 = {instancePath,schemaPath:"#/anyOf/3/required",keyword:"required",params:{missingProperty: "outputParameters"},schema:schema75.anyOf[3].required,parentSchema:schema75.anyOf[3],data};
(vErrors ??= []).push(err9);
errors++;
}
if(data.outputParameters !== undefined){
let data2 = data.outputParameters;
if(!(validate193(data2, {instancePath:instancePath+"/outputParameters",parentData:data,parentDataProperty:"outputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate193.errors);
errors = vErrors.length;
}
if(Array.isArray(data2)){
if(data2.length < 1){
const err10 = {instancePath:instancePath+"/outputParameters",schemaPath:"#/anyOf/3/properties/outputParameters/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema75.anyOf[3].properties.outputParameters,data:data2};
(vErrors ??= []).push(err10);
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/outputParameters",schemaPath:"#/anyOf/3/properties/outputParameters/type",keyword:"type",params:{type: "array"},schema:schema75.anyOf[3].properties.outputParameters.type,parentSchema:schema75.anyOf[3].properties.outputParameters,data:data2};
(vErrors ??= []).push(err11);
errors++;
}
}
}
var _valid0 = _errs7 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = props0 || {};
props0.outputParameters = true;
}
}
if(!valid0){
const err12 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},schema:schema75.anyOf,parentSchema:schema75,data};
(vErrors ??= []).push(err12);
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema75.properties, key0))){
const err13 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema75,data};
(vErrors ??= []).push(err13);
errors++;
}
}
if(data.name !== undefined){
if(!(validate64(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data4 = data.description;
if(typeof data4 !== "string"){
const err14 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema75.properties.description.type,parentSchema:schema75.properties.description,data:data4};
(vErrors ??= []).push(err14);
errors++;
}
}
if(data.label !== undefined){
let data5 = data.label;
if(typeof data5 !== "string"){
const err15 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},schema:schema75.properties.label.type,parentSchema:schema75.properties.label,data:data5};
(vErrors ??= []).push(err15);
errors++;
}
}
if(data.inputParameters !== undefined){
if(!(validate199(data.inputParameters, {instancePath:instancePath+"/inputParameters",parentData:data,parentDataProperty:"inputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate199.errors);
errors = vErrors.length;
}
}
if(data.ref !== undefined){
if(!(validate146(data.ref, {instancePath:instancePath+"/ref",parentData:data,parentDataProperty:"ref",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate146.errors);
errors = vErrors.length;
}
}
if(data.call !== undefined){
if(!(validate146(data.call, {instancePath:instancePath+"/call",parentData:data,parentDataProperty:"call",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate146.errors);
errors = vErrors.length;
}
}
if(data.with !== undefined){
if(!(validate149(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate149.errors);
errors = vErrors.length;
}
}
if(data.steps !== undefined){
if(!(validate151(data.steps, {instancePath:instancePath+"/steps",parentData:data,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate151.errors);
errors = vErrors.length;
}
}
if(data.mappings !== undefined){
if(!(validate173(data.mappings, {instancePath:instancePath+"/mappings",parentData:data,parentDataProperty:"mappings",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate173.errors);
errors = vErrors.length;
}
}
if(data.hints !== undefined){
if(!(validate210(data.hints, {instancePath:instancePath+"/hints",parentData:data,parentDataProperty:"hints",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate210.errors);
errors = vErrors.length;
}
}
if(data.outputParameters !== undefined){
let data13 = data.outputParameters;
if(!(Array.isArray(data13))){
const err16 = {instancePath:instancePath+"/outputParameters",schemaPath:"#/properties/outputParameters/type",keyword:"type",params:{type: "array"},schema:schema75.properties.outputParameters.type,parentSchema:schema75.properties.outputParameters,data:data13};
(vErrors ??= []).push(err16);
errors++;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema75.type,parentSchema:schema75,data};
(vErrors ??= []).push(err17);
errors++;
}
validate190.errors = vErrors;
return errors === 0;
}
validate190.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema81 = {"title":"MCP resource","description":"Content that agents read: called, orchestrated, or files of a directory.","type":"object","required":["name","label","uri","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"label":{"type":"string"},"uri":{"type":"string"},"description":{"type":"string"},"mimeType":{"$ref":"#/$defs/MediaType"},"call":{"$ref":"#/$defs/DottedRef"},"with":{"$ref":"#/$defs/WithInjector"},"steps":{"$ref":"#/$defs/Steps"},"mappings":{"$ref":"#/$defs/Mappings"},"outputParameters":{"type":"array"},"location":{"$ref":"#/$defs/FileUri"}},"additionalProperties":false,"oneOf":[{"required":["call"],"not":{"required":["location"]},"properties":{"outputParameters":{"$ref":"#/$defs/MappedOutputParameters"}}},{"required":["steps"],"not":{"required":["location"]},"properties":{"outputParameters":{"$ref":"#/$defs/OrchestratedOutputParameters"}}},{"required":["location"],"not":{"anyOf":[{"required":["call"]},{"required":["steps"]}]}}]};
const schema82 = {"description":"A media type, such as application/json.","type":"string","pattern":"^[a-zA-Z0-9!#$&^_.+-]+\\/[a-zA-Z0-9!#$&^_.+-]+(?:\\s*;\\s*[a-zA-Z0-9!#$&^_.+-]+=(?:[a-zA-Z0-9!#$&^_.+-]+|\"[^\"]*\"))*$"};
const pattern15 = new RegExp("^[a-zA-Z0-9!#$&^_.+-]+\\/[a-zA-Z0-9!#$&^_.+-]+(?:\\s*;\\s*[a-zA-Z0-9!#$&^_.+-]+=(?:[a-zA-Z0-9!#$&^_.+-]+|\"[^\"]*\"))*$", "u");

function validate217(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate217.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern15.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9!#$&^_.+-]+\\/[a-zA-Z0-9!#$&^_.+-]+(?:\\s*;\\s*[a-zA-Z0-9!#$&^_.+-]+=(?:[a-zA-Z0-9!#$&^_.+-]+|\"[^\"]*\"))*$"},schema:"^[a-zA-Z0-9!#$&^_.+-]+\\/[a-zA-Z0-9!#$&^_.+-]+(?:\\s*;\\s*[a-zA-Z0-9!#$&^_.+-]+=(?:[a-zA-Z0-9!#$&^_.+-]+|\"[^\"]*\"))*$",parentSchema:schema82,data};
(vErrors ??= []).push(err0);
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema82.type,parentSchema:schema82,data};
(vErrors ??= []).push(err1);
errors++;
}
validate217.errors = vErrors;
return errors === 0;
}
validate217.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate213(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate213.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
const _errs3 = errors;
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.location === undefined) && (missing0 = "location")){
const err0 = {};
(vErrors ??= []).push(err0);
errors++;
}
}
var valid1 = _errs4 === errors;
if(valid1){
const err1 = {instancePath,schemaPath:"#/oneOf/0/not",keyword:"not",params:{},schema:schema81.oneOf[0].not,parentSchema:schema81.oneOf[0],data};
(vErrors ??= []).push(err1);
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.call === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "call"},schema:schema81.oneOf[0].required,parentSchema:schema81.oneOf[0],data};
(vErrors ??= []).push(err2);
errors++;
}
if(data.outputParameters !== undefined){
if(!(validate109(data.outputParameters, {instancePath:instancePath+"/outputParameters",parentData:data,parentDataProperty:"outputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate109.errors);
errors = vErrors.length;
}
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = {};
props0.outputParameters = true;
}
const _errs6 = errors;
const _errs7 = errors;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.location === undefined) && (missing1 = "location")){
const err3 = {};
(vErrors ??= []).push(err3);
errors++;
}
}
var valid3 = _errs8 === errors;
if(valid3){
const err4 = {instancePath,schemaPath:"#/oneOf/1/not",keyword:"not",params:{},schema:schema81.oneOf[1].not,parentSchema:schema81.oneOf[1],data};
(vErrors ??= []).push(err4);
errors++;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.steps === undefined){
const err5 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "steps"},schema:schema81.oneOf[1].required,parentSchema:schema81.oneOf[1],data};
(vErrors ??= []).push(err5);
errors++;
}
if(data.outputParameters !== undefined){
if(!(validate131(data.outputParameters, {instancePath:instancePath+"/outputParameters",parentData:data,parentDataProperty:"outputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate131.errors);
errors = vErrors.length;
}
}
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = props0 || {};
props0.outputParameters = true;
}
}
const _errs10 = errors;
const _errs11 = errors;
const _errs12 = errors;
const _errs13 = errors;
let valid6 = false;
const _errs14 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.call === undefined) && (missing2 = "call")){
const err6 = {};
(vErrors ??= []).push(err6);
errors++;
}
}
var _valid1 = _errs14 === errors;
valid6 = valid6 || _valid1;
const _errs15 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.steps === undefined) && (missing3 = "steps")){
const err7 = {};
(vErrors ??= []).push(err7);
errors++;
}
}
var _valid1 = _errs15 === errors;
valid6 = valid6 || _valid1;
if(!valid6){
const err8 = {};
(vErrors ??= []).push(err8);
errors++;
}
else {
errors = _errs13;
if(vErrors !== null){
if(_errs13){
vErrors.length = _errs13;
}
else {
vErrors = null;
}
}
}
var valid5 = _errs12 === errors;
if(valid5){
const err9 = {instancePath,schemaPath:"#/oneOf/2/not",keyword:"not",params:{},schema:schema81.oneOf[2].not,parentSchema:schema81.oneOf[2],data};
(vErrors ??= []).push(err9);
errors++;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.location === undefined){
const err10 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "location"},schema:schema81.oneOf[2].required,parentSchema:schema81.oneOf[2],data};
(vErrors ??= []).push(err10);
errors++;
}
}
var _valid0 = _errs10 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
}
}
if(!valid0){
const err11 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema81.oneOf,parentSchema:schema81,data};
(vErrors ??= []).push(err11);
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err12 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema81.required,parentSchema:schema81,data};
(vErrors ??= []).push(err12);
errors++;
}
if(data.label === undefined){
const err13 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "label"},schema:schema81.required,parentSchema:schema81,data};
(vErrors ??= []).push(err13);
errors++;
}
if(data.uri === undefined){
const err14 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "uri"},schema:schema81.required,parentSchema:schema81,data};
(vErrors ??= []).push(err14);
errors++;
}
if(data.description === undefined){
const err15 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},schema:schema81.required,parentSchema:schema81,data};
(vErrors ??= []).push(err15);
errors++;
}
for(const key0 in data){
if(!(func1.call(schema81.properties, key0))){
const err16 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema81,data};
(vErrors ??= []).push(err16);
errors++;
}
}
if(data.name !== undefined){
if(!(validate69(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate69.errors);
errors = vErrors.length;
}
}
if(data.label !== undefined){
let data3 = data.label;
if(typeof data3 !== "string"){
const err17 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},schema:schema81.properties.label.type,parentSchema:schema81.properties.label,data:data3};
(vErrors ??= []).push(err17);
errors++;
}
}
if(data.uri !== undefined){
let data4 = data.uri;
if(typeof data4 !== "string"){
const err18 = {instancePath:instancePath+"/uri",schemaPath:"#/properties/uri/type",keyword:"type",params:{type: "string"},schema:schema81.properties.uri.type,parentSchema:schema81.properties.uri,data:data4};
(vErrors ??= []).push(err18);
errors++;
}
}
if(data.description !== undefined){
let data5 = data.description;
if(typeof data5 !== "string"){
const err19 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema81.properties.description.type,parentSchema:schema81.properties.description,data:data5};
(vErrors ??= []).push(err19);
errors++;
}
}
if(data.mimeType !== undefined){
if(!(validate217(data.mimeType, {instancePath:instancePath+"/mimeType",parentData:data,parentDataProperty:"mimeType",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate217.errors);
errors = vErrors.length;
}
}
if(data.call !== undefined){
if(!(validate146(data.call, {instancePath:instancePath+"/call",parentData:data,parentDataProperty:"call",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate146.errors);
errors = vErrors.length;
}
}
if(data.with !== undefined){
if(!(validate149(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate149.errors);
errors = vErrors.length;
}
}
if(data.steps !== undefined){
if(!(validate151(data.steps, {instancePath:instancePath+"/steps",parentData:data,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate151.errors);
errors = vErrors.length;
}
}
if(data.mappings !== undefined){
if(!(validate173(data.mappings, {instancePath:instancePath+"/mappings",parentData:data,parentDataProperty:"mappings",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate173.errors);
errors = vErrors.length;
}
}
if(data.outputParameters !== undefined){
let data11 = data.outputParameters;
if(!(Array.isArray(data11))){
const err20 = {instancePath:instancePath+"/outputParameters",schemaPath:"#/properties/outputParameters/type",keyword:"type",params:{type: "array"},schema:schema81.properties.outputParameters.type,parentSchema:schema81.properties.outputParameters,data:data11};
(vErrors ??= []).push(err20);
errors++;
}
}
if(data.location !== undefined){
if(!(validate168(data.location, {instancePath:instancePath+"/location",parentData:data,parentDataProperty:"location",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate168.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema81.type,parentSchema:schema81,data};
(vErrors ??= []).push(err21);
errors++;
}
validate213.errors = vErrors;
return errors === 0;
}
validate213.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema83 = {"title":"MCP prompt","description":"Messages that agents can ask for.","type":"object","required":["name","label","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"label":{"type":"string"},"description":{"type":"string"},"arguments":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/McpPromptArgument"}},"template":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/McpPromptMessage"}},"location":{"$ref":"#/$defs/FileUri"}},"additionalProperties":false,"oneOf":[{"required":["template"]},{"required":["location"]}]};
const schema84 = {"title":"prompt argument","description":"A value that a prompt is filled with.","type":"object","required":["name","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"label":{"type":"string"},"description":{"type":"string"},"required":{"type":"boolean","default":true}},"additionalProperties":false};

function validate227(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate227.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema84.required,parentSchema:schema84,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.description === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},schema:schema84.required,parentSchema:schema84,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "label")) || (key0 === "description")) || (key0 === "required"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema84,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.name !== undefined){
if(!(validate69(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate69.errors);
errors = vErrors.length;
}
}
if(data.label !== undefined){
let data1 = data.label;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},schema:schema84.properties.label.type,parentSchema:schema84.properties.label,data:data1};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.description !== undefined){
let data2 = data.description;
if(typeof data2 !== "string"){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema84.properties.description.type,parentSchema:schema84.properties.description,data:data2};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.required !== undefined){
let data3 = data.required;
if(typeof data3 !== "boolean"){
const err5 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"},schema:schema84.properties.required.type,parentSchema:schema84.properties.required,data:data3};
(vErrors ??= []).push(err5);
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema84.type,parentSchema:schema84,data};
(vErrors ??= []).push(err6);
errors++;
}
validate227.errors = vErrors;
return errors === 0;
}
validate227.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema85 = {"title":"prompt message","description":"One message of a prompt.","type":"object","required":["role","content"],"properties":{"role":{"type":"string","enum":["user","assistant"]},"content":{"type":"string"}},"additionalProperties":false};

function validate230(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate230.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.role === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "role"},schema:schema85.required,parentSchema:schema85,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.content === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "content"},schema:schema85.required,parentSchema:schema85,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!((key0 === "role") || (key0 === "content"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema85,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.role !== undefined){
let data0 = data.role;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},schema:schema85.properties.role.type,parentSchema:schema85.properties.role,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
if(!((data0 === "user") || (data0 === "assistant"))){
const err4 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema85.properties.role.enum},schema:schema85.properties.role.enum,parentSchema:schema85.properties.role,data:data0};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.content !== undefined){
let data1 = data.content;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"},schema:schema85.properties.content.type,parentSchema:schema85.properties.content,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema85.type,parentSchema:schema85,data};
(vErrors ??= []).push(err6);
errors++;
}
validate230.errors = vErrors;
return errors === 0;
}
validate230.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate225(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate225.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.template === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "template"},schema:schema83.oneOf[0].required,parentSchema:schema83.oneOf[0],data};
(vErrors ??= []).push(err0);
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.location === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "location"},schema:schema83.oneOf[1].required,parentSchema:schema83.oneOf[1],data};
(vErrors ??= []).push(err1);
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema83.oneOf,parentSchema:schema83,data};
(vErrors ??= []).push(err2);
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema83.required,parentSchema:schema83,data};
(vErrors ??= []).push(err3);
errors++;
}
if(data.label === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "label"},schema:schema83.required,parentSchema:schema83,data};
(vErrors ??= []).push(err4);
errors++;
}
if(data.description === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},schema:schema83.required,parentSchema:schema83,data};
(vErrors ??= []).push(err5);
errors++;
}
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "label")) || (key0 === "description")) || (key0 === "arguments")) || (key0 === "template")) || (key0 === "location"))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema83,data};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.name !== undefined){
if(!(validate69(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate69.errors);
errors = vErrors.length;
}
}
if(data.label !== undefined){
let data1 = data.label;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},schema:schema83.properties.label.type,parentSchema:schema83.properties.label,data:data1};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data.description !== undefined){
let data2 = data.description;
if(typeof data2 !== "string"){
const err8 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema83.properties.description.type,parentSchema:schema83.properties.description,data:data2};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.arguments !== undefined){
let data3 = data.arguments;
if(Array.isArray(data3)){
if(data3.length < 1){
const err9 = {instancePath:instancePath+"/arguments",schemaPath:"#/properties/arguments/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema83.properties.arguments,data:data3};
(vErrors ??= []).push(err9);
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
if(!(validate227(data3[i0], {instancePath:instancePath+"/arguments/" + i0,parentData:data3,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate227.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/arguments",schemaPath:"#/properties/arguments/type",keyword:"type",params:{type: "array"},schema:schema83.properties.arguments.type,parentSchema:schema83.properties.arguments,data:data3};
(vErrors ??= []).push(err10);
errors++;
}
}
if(data.template !== undefined){
let data5 = data.template;
if(Array.isArray(data5)){
if(data5.length < 1){
const err11 = {instancePath:instancePath+"/template",schemaPath:"#/properties/template/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema83.properties.template,data:data5};
(vErrors ??= []).push(err11);
errors++;
}
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
if(!(validate230(data5[i1], {instancePath:instancePath+"/template/" + i1,parentData:data5,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate230.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath:instancePath+"/template",schemaPath:"#/properties/template/type",keyword:"type",params:{type: "array"},schema:schema83.properties.template.type,parentSchema:schema83.properties.template,data:data5};
(vErrors ??= []).push(err12);
errors++;
}
}
if(data.location !== undefined){
if(!(validate168(data.location, {instancePath:instancePath+"/location",parentData:data,parentDataProperty:"location",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate168.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema83.type,parentSchema:schema83,data};
(vErrors ??= []).push(err13);
errors++;
}
validate225.errors = vErrors;
return errors === 0;
}
validate225.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate185(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate185.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.transport === undefined) && (missing0 = "transport")){
const err0 = {};
(vErrors ??= []).push(err0);
errors++;
}
else {
if(data.transport !== undefined){
if("stdio" !== data.transport){
const err1 = {};
(vErrors ??= []).push(err1);
errors++;
}
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
const _errs5 = errors;
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.port === undefined) && (missing1 = "port")){
const err2 = {};
(vErrors ??= []).push(err2);
errors++;
}
}
var valid2 = _errs6 === errors;
if(valid2){
const err3 = {instancePath,schemaPath:"#/then/not",keyword:"not",params:{},schema:schema74.then.not,parentSchema:schema74.then,data};
(vErrors ??= []).push(err3);
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.port === undefined){
const err4 = {instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: "port"},schema:schema74.else.required,parentSchema:schema74.else,data};
(vErrors ??= []).push(err4);
errors++;
}
}
var _valid0 = _errs7 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema74.if,parentSchema:schema74,data};
(vErrors ??= []).push(err5);
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.namespace === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "namespace"},schema:schema74.required,parentSchema:schema74,data};
(vErrors ??= []).push(err6);
errors++;
}
if(data.tools === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tools"},schema:schema74.required,parentSchema:schema74,data};
(vErrors ??= []).push(err7);
errors++;
}
for(const key0 in data){
if(!(func1.call(schema74.properties, key0))){
const err8 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema74,data};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.transport !== undefined){
let data1 = data.transport;
if(typeof data1 !== "string"){
const err9 = {instancePath:instancePath+"/transport",schemaPath:"#/properties/transport/type",keyword:"type",params:{type: "string"},schema:schema74.properties.transport.type,parentSchema:schema74.properties.transport,data:data1};
(vErrors ??= []).push(err9);
errors++;
}
if(!((data1 === "http") || (data1 === "stdio"))){
const err10 = {instancePath:instancePath+"/transport",schemaPath:"#/properties/transport/enum",keyword:"enum",params:{allowedValues: schema74.properties.transport.enum},schema:schema74.properties.transport.enum,parentSchema:schema74.properties.transport,data:data1};
(vErrors ??= []).push(err10);
errors++;
}
}
if(data.port !== undefined){
if(!(validate78(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate78.errors);
errors = vErrors.length;
}
}
if(data.address !== undefined){
if(!(validate81(data.address, {instancePath:instancePath+"/address",parentData:data,parentDataProperty:"address",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate81.errors);
errors = vErrors.length;
}
}
if(data.namespace !== undefined){
if(!(validate64(data.namespace, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data5 = data.description;
if(typeof data5 !== "string"){
const err11 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema74.properties.description.type,parentSchema:schema74.properties.description,data:data5};
(vErrors ??= []).push(err11);
errors++;
}
}
if(data.authentication !== undefined){
if(!(validate83(data.authentication, {instancePath:instancePath+"/authentication",parentData:data,parentDataProperty:"authentication",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate83.errors);
errors = vErrors.length;
}
}
if(data.tools !== undefined){
let data7 = data.tools;
if(Array.isArray(data7)){
if(data7.length < 1){
const err12 = {instancePath:instancePath+"/tools",schemaPath:"#/properties/tools/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema74.properties.tools,data:data7};
(vErrors ??= []).push(err12);
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(!(validate190(data7[i0], {instancePath:instancePath+"/tools/" + i0,parentData:data7,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate190.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/tools",schemaPath:"#/properties/tools/type",keyword:"type",params:{type: "array"},schema:schema74.properties.tools.type,parentSchema:schema74.properties.tools,data:data7};
(vErrors ??= []).push(err13);
errors++;
}
}
if(data.resources !== undefined){
let data9 = data.resources;
if(Array.isArray(data9)){
if(data9.length < 1){
const err14 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema74.properties.resources,data:data9};
(vErrors ??= []).push(err14);
errors++;
}
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
if(!(validate213(data9[i1], {instancePath:instancePath+"/resources/" + i1,parentData:data9,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate213.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "array"},schema:schema74.properties.resources.type,parentSchema:schema74.properties.resources,data:data9};
(vErrors ??= []).push(err15);
errors++;
}
}
if(data.prompts !== undefined){
let data11 = data.prompts;
if(Array.isArray(data11)){
if(data11.length < 1){
const err16 = {instancePath:instancePath+"/prompts",schemaPath:"#/properties/prompts/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema74.properties.prompts,data:data11};
(vErrors ??= []).push(err16);
errors++;
}
const len2 = data11.length;
for(let i2=0; i2<len2; i2++){
if(!(validate225(data11[i2], {instancePath:instancePath+"/prompts/" + i2,parentData:data11,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate225.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/prompts",schemaPath:"#/properties/prompts/type",keyword:"type",params:{type: "array"},schema:schema74.properties.prompts.type,parentSchema:schema74.properties.prompts,data:data11};
(vErrors ??= []).push(err17);
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema74.type,parentSchema:schema74,data};
(vErrors ??= []).push(err18);
errors++;
}
validate185.errors = vErrors;
return errors === 0;
}
validate185.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema86 = {"title":"skill expose","description":"Serves agent skills.","type":"object","required":["port","namespace","skills"],"properties":{"type":{},"port":{"$ref":"#/$defs/Port"},"namespace":{"$ref":"#/$defs/IdentifierKebab"},"address":{"$ref":"#/$defs/Address"},"description":{"type":"string"},"authentication":{"$ref":"#/$defs/Authentication"},"skills":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/ExposedSkill"}}},"additionalProperties":false};
const schema87 = {"title":"skill","description":"A skill: instructions and files for agents.","type":"object","required":["name","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string","maxLength":1024},"license":{"type":"string"},"compatibility":{"type":"string","maxLength":500},"metadata":{"title":"metadata block","type":"object","additionalProperties":{"type":"string"}},"allowed-tools":{"type":"string","maxLength":1024},"argument-hint":{"type":"string"},"user-invocable":{"type":"boolean","default":true},"disable-model-invocation":{"type":"boolean","default":false},"location":{"$ref":"#/$defs/FileUri"},"tools":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/SkillTool"}}},"additionalProperties":false};
const schema88 = {"title":"skill tool","description":"A tool of a sibling expose, or an instruction file.","type":"object","required":["name","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string"},"from":{"$ref":"#/$defs/SkillToolSource"},"instruction":{"type":"string"}},"additionalProperties":false,"oneOf":[{"required":["from"]},{"required":["instruction"]}]};
const schema89 = {"title":"source of a skill tool","description":"Names a tool or operation of another interface.","type":"object","required":["sourceNamespace","action"],"properties":{"sourceNamespace":{"type":"string"},"action":{"type":"string"}},"additionalProperties":false};

function validate245(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate245.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.sourceNamespace === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sourceNamespace"},schema:schema89.required,parentSchema:schema89,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.action === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "action"},schema:schema89.required,parentSchema:schema89,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!((key0 === "sourceNamespace") || (key0 === "action"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema89,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.sourceNamespace !== undefined){
let data0 = data.sourceNamespace;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/sourceNamespace",schemaPath:"#/properties/sourceNamespace/type",keyword:"type",params:{type: "string"},schema:schema89.properties.sourceNamespace.type,parentSchema:schema89.properties.sourceNamespace,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.action !== undefined){
let data1 = data.action;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/action",schemaPath:"#/properties/action/type",keyword:"type",params:{type: "string"},schema:schema89.properties.action.type,parentSchema:schema89.properties.action,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema89.type,parentSchema:schema89,data};
(vErrors ??= []).push(err5);
errors++;
}
validate245.errors = vErrors;
return errors === 0;
}
validate245.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate243(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate243.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "from"},schema:schema88.oneOf[0].required,parentSchema:schema88.oneOf[0],data};
(vErrors ??= []).push(err0);
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.instruction === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "instruction"},schema:schema88.oneOf[1].required,parentSchema:schema88.oneOf[1],data};
(vErrors ??= []).push(err1);
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema88.oneOf,parentSchema:schema88,data};
(vErrors ??= []).push(err2);
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema88.required,parentSchema:schema88,data};
(vErrors ??= []).push(err3);
errors++;
}
if(data.description === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},schema:schema88.required,parentSchema:schema88,data};
(vErrors ??= []).push(err4);
errors++;
}
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "description")) || (key0 === "from")) || (key0 === "instruction"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema88,data};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.name !== undefined){
if(!(validate64(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema88.properties.description.type,parentSchema:schema88.properties.description,data:data1};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.from !== undefined){
if(!(validate245(data.from, {instancePath:instancePath+"/from",parentData:data,parentDataProperty:"from",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate245.errors);
errors = vErrors.length;
}
}
if(data.instruction !== undefined){
let data3 = data.instruction;
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/instruction",schemaPath:"#/properties/instruction/type",keyword:"type",params:{type: "string"},schema:schema88.properties.instruction.type,parentSchema:schema88.properties.instruction,data:data3};
(vErrors ??= []).push(err7);
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema88.type,parentSchema:schema88,data};
(vErrors ??= []).push(err8);
errors++;
}
validate243.errors = vErrors;
return errors === 0;
}
validate243.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate240(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate240.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema87.required,parentSchema:schema87,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.description === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},schema:schema87.required,parentSchema:schema87,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!(func1.call(schema87.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema87,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.name !== undefined){
if(!(validate64(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 === "string"){
if(func2(data1) > 1024){
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema87.properties.description,data:data1};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema87.properties.description.type,parentSchema:schema87.properties.description,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.license !== undefined){
let data2 = data.license;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/license",schemaPath:"#/properties/license/type",keyword:"type",params:{type: "string"},schema:schema87.properties.license.type,parentSchema:schema87.properties.license,data:data2};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.compatibility !== undefined){
let data3 = data.compatibility;
if(typeof data3 === "string"){
if(func2(data3) > 500){
const err6 = {instancePath:instancePath+"/compatibility",schemaPath:"#/properties/compatibility/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema87.properties.compatibility,data:data3};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/compatibility",schemaPath:"#/properties/compatibility/type",keyword:"type",params:{type: "string"},schema:schema87.properties.compatibility.type,parentSchema:schema87.properties.compatibility,data:data3};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data.metadata !== undefined){
let data4 = data.metadata;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
let data5 = data4[key1];
if(typeof data5 !== "string"){
const err8 = {instancePath:instancePath+"/metadata/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/metadata/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema87.properties.metadata.additionalProperties.type,parentSchema:schema87.properties.metadata.additionalProperties,data:data5};
(vErrors ??= []).push(err8);
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: "object"},schema:schema87.properties.metadata.type,parentSchema:schema87.properties.metadata,data:data4};
(vErrors ??= []).push(err9);
errors++;
}
}
if(data["allowed-tools"] !== undefined){
let data6 = data["allowed-tools"];
if(typeof data6 === "string"){
if(func2(data6) > 1024){
const err10 = {instancePath:instancePath+"/allowed-tools",schemaPath:"#/properties/allowed-tools/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema87.properties["allowed-tools"],data:data6};
(vErrors ??= []).push(err10);
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/allowed-tools",schemaPath:"#/properties/allowed-tools/type",keyword:"type",params:{type: "string"},schema:schema87.properties["allowed-tools"].type,parentSchema:schema87.properties["allowed-tools"],data:data6};
(vErrors ??= []).push(err11);
errors++;
}
}
if(data["argument-hint"] !== undefined){
let data7 = data["argument-hint"];
if(typeof data7 !== "string"){
const err12 = {instancePath:instancePath+"/argument-hint",schemaPath:"#/properties/argument-hint/type",keyword:"type",params:{type: "string"},schema:schema87.properties["argument-hint"].type,parentSchema:schema87.properties["argument-hint"],data:data7};
(vErrors ??= []).push(err12);
errors++;
}
}
if(data["user-invocable"] !== undefined){
let data8 = data["user-invocable"];
if(typeof data8 !== "boolean"){
const err13 = {instancePath:instancePath+"/user-invocable",schemaPath:"#/properties/user-invocable/type",keyword:"type",params:{type: "boolean"},schema:schema87.properties["user-invocable"].type,parentSchema:schema87.properties["user-invocable"],data:data8};
(vErrors ??= []).push(err13);
errors++;
}
}
if(data["disable-model-invocation"] !== undefined){
let data9 = data["disable-model-invocation"];
if(typeof data9 !== "boolean"){
const err14 = {instancePath:instancePath+"/disable-model-invocation",schemaPath:"#/properties/disable-model-invocation/type",keyword:"type",params:{type: "boolean"},schema:schema87.properties["disable-model-invocation"].type,parentSchema:schema87.properties["disable-model-invocation"],data:data9};
(vErrors ??= []).push(err14);
errors++;
}
}
if(data.location !== undefined){
if(!(validate168(data.location, {instancePath:instancePath+"/location",parentData:data,parentDataProperty:"location",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate168.errors);
errors = vErrors.length;
}
}
if(data.tools !== undefined){
let data11 = data.tools;
if(Array.isArray(data11)){
if(data11.length < 1){
const err15 = {instancePath:instancePath+"/tools",schemaPath:"#/properties/tools/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema87.properties.tools,data:data11};
(vErrors ??= []).push(err15);
errors++;
}
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
if(!(validate243(data11[i0], {instancePath:instancePath+"/tools/" + i0,parentData:data11,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate243.errors);
errors = vErrors.length;
}
}
}
else {
const err16 = {instancePath:instancePath+"/tools",schemaPath:"#/properties/tools/type",keyword:"type",params:{type: "array"},schema:schema87.properties.tools.type,parentSchema:schema87.properties.tools,data:data11};
(vErrors ??= []).push(err16);
errors++;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema87.type,parentSchema:schema87,data};
(vErrors ??= []).push(err17);
errors++;
}
validate240.errors = vErrors;
return errors === 0;
}
validate240.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate235(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate235.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.port === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "port"},schema:schema86.required,parentSchema:schema86,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.namespace === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "namespace"},schema:schema86.required,parentSchema:schema86,data};
(vErrors ??= []).push(err1);
errors++;
}
if(data.skills === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "skills"},schema:schema86.required,parentSchema:schema86,data};
(vErrors ??= []).push(err2);
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "type") || (key0 === "port")) || (key0 === "namespace")) || (key0 === "address")) || (key0 === "description")) || (key0 === "authentication")) || (key0 === "skills"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema86,data};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.port !== undefined){
if(!(validate78(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate78.errors);
errors = vErrors.length;
}
}
if(data.namespace !== undefined){
if(!(validate64(data.namespace, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.address !== undefined){
if(!(validate81(data.address, {instancePath:instancePath+"/address",parentData:data,parentDataProperty:"address",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate81.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data3 = data.description;
if(typeof data3 !== "string"){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema86.properties.description.type,parentSchema:schema86.properties.description,data:data3};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.authentication !== undefined){
if(!(validate83(data.authentication, {instancePath:instancePath+"/authentication",parentData:data,parentDataProperty:"authentication",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate83.errors);
errors = vErrors.length;
}
}
if(data.skills !== undefined){
let data5 = data.skills;
if(Array.isArray(data5)){
if(data5.length < 1){
const err5 = {instancePath:instancePath+"/skills",schemaPath:"#/properties/skills/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema86.properties.skills,data:data5};
(vErrors ??= []).push(err5);
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate240(data5[i0], {instancePath:instancePath+"/skills/" + i0,parentData:data5,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate240.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/skills",schemaPath:"#/properties/skills/type",keyword:"type",params:{type: "array"},schema:schema86.properties.skills.type,parentSchema:schema86.properties.skills,data:data5};
(vErrors ??= []).push(err6);
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema86.type,parentSchema:schema86,data};
(vErrors ??= []).push(err7);
errors++;
}
validate235.errors = vErrors;
return errors === 0;
}
validate235.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema90 = {"title":"control expose","description":"Serves health, metrics, traces and management.","type":"object","required":["port"],"properties":{"type":{},"port":{"$ref":"#/$defs/Port"},"address":{"$ref":"#/$defs/Address"},"authentication":{"$ref":"#/$defs/Authentication"},"management":{"$ref":"#/$defs/ControlManagementSpec"},"observability":{"$ref":"#/$defs/ObservabilitySpec"}},"additionalProperties":false};
const schema91 = {"title":"management block","description":"The routes for operators. Each is switched on or off.","type":"object","properties":{"health":{"type":"boolean","default":true},"info":{"type":"boolean","default":false},"reload":{"type":"boolean","default":false},"validate":{"type":"boolean","default":false},"logs":{"type":["boolean","object"],"default":false,"if":{"type":"object"},"then":{"$ref":"#/$defs/ControlLogsEndpointSpec"}},"scripting":{"$ref":"#/$defs/ScriptingManagementSpec"}},"additionalProperties":false};
const schema92 = {"title":"logs block","description":"Which routes for logs are served.","type":"object","properties":{"level-control":{"type":"boolean","default":true},"stream":{"type":"boolean","default":false},"max-subscribers":{"type":"integer","minimum":1,"maximum":20,"default":5}},"additionalProperties":false};

function validate255(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate255.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "level-control") || (key0 === "stream")) || (key0 === "max-subscribers"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema92,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data["level-control"] !== undefined){
let data0 = data["level-control"];
if(typeof data0 !== "boolean"){
const err1 = {instancePath:instancePath+"/level-control",schemaPath:"#/properties/level-control/type",keyword:"type",params:{type: "boolean"},schema:schema92.properties["level-control"].type,parentSchema:schema92.properties["level-control"],data:data0};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.stream !== undefined){
let data1 = data.stream;
if(typeof data1 !== "boolean"){
const err2 = {instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/type",keyword:"type",params:{type: "boolean"},schema:schema92.properties.stream.type,parentSchema:schema92.properties.stream,data:data1};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data["max-subscribers"] !== undefined){
let data2 = data["max-subscribers"];
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err3 = {instancePath:instancePath+"/max-subscribers",schemaPath:"#/properties/max-subscribers/type",keyword:"type",params:{type: "integer"},schema:schema92.properties["max-subscribers"].type,parentSchema:schema92.properties["max-subscribers"],data:data2};
(vErrors ??= []).push(err3);
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 20 || isNaN(data2)){
const err4 = {instancePath:instancePath+"/max-subscribers",schemaPath:"#/properties/max-subscribers/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema92.properties["max-subscribers"],data:data2};
(vErrors ??= []).push(err4);
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/max-subscribers",schemaPath:"#/properties/max-subscribers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema92.properties["max-subscribers"],data:data2};
(vErrors ??= []).push(err5);
errors++;
}
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema92.type,parentSchema:schema92,data};
(vErrors ??= []).push(err6);
errors++;
}
validate255.errors = vErrors;
return errors === 0;
}
validate255.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema93 = {"title":"scripting block","description":"Limits and defaults of script steps.","type":"object","properties":{"enabled":{"type":"boolean","default":true},"defaultLocation":{"$ref":"#/$defs/FileUri"},"defaultLanguage":{"$ref":"#/$defs/ScriptLanguage"},"timeout":{"type":"integer","minimum":1,"default":60000},"statementLimit":{"type":"integer","minimum":1,"default":100000},"allowedLanguages":{"type":"array","items":{"$ref":"#/$defs/ScriptLanguage"}}},"additionalProperties":false};

function validate257(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate257.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "enabled") || (key0 === "defaultLocation")) || (key0 === "defaultLanguage")) || (key0 === "timeout")) || (key0 === "statementLimit")) || (key0 === "allowedLanguages"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema93,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.enabled !== undefined){
let data0 = data.enabled;
if(typeof data0 !== "boolean"){
const err1 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},schema:schema93.properties.enabled.type,parentSchema:schema93.properties.enabled,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.defaultLocation !== undefined){
if(!(validate168(data.defaultLocation, {instancePath:instancePath+"/defaultLocation",parentData:data,parentDataProperty:"defaultLocation",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate168.errors);
errors = vErrors.length;
}
}
if(data.defaultLanguage !== undefined){
if(!(validate166(data.defaultLanguage, {instancePath:instancePath+"/defaultLanguage",parentData:data,parentDataProperty:"defaultLanguage",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate166.errors);
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
let data3 = data.timeout;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err2 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "integer"},schema:schema93.properties.timeout.type,parentSchema:schema93.properties.timeout,data:data3};
(vErrors ??= []).push(err2);
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
const err3 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema93.properties.timeout,data:data3};
(vErrors ??= []).push(err3);
errors++;
}
}
}
if(data.statementLimit !== undefined){
let data4 = data.statementLimit;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err4 = {instancePath:instancePath+"/statementLimit",schemaPath:"#/properties/statementLimit/type",keyword:"type",params:{type: "integer"},schema:schema93.properties.statementLimit.type,parentSchema:schema93.properties.statementLimit,data:data4};
(vErrors ??= []).push(err4);
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
const err5 = {instancePath:instancePath+"/statementLimit",schemaPath:"#/properties/statementLimit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema93.properties.statementLimit,data:data4};
(vErrors ??= []).push(err5);
errors++;
}
}
}
if(data.allowedLanguages !== undefined){
let data5 = data.allowedLanguages;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate166(data5[i0], {instancePath:instancePath+"/allowedLanguages/" + i0,parentData:data5,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate166.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/allowedLanguages",schemaPath:"#/properties/allowedLanguages/type",keyword:"type",params:{type: "array"},schema:schema93.properties.allowedLanguages.type,parentSchema:schema93.properties.allowedLanguages,data:data5};
(vErrors ??= []).push(err6);
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema93.type,parentSchema:schema93,data};
(vErrors ??= []).push(err7);
errors++;
}
validate257.errors = vErrors;
return errors === 0;
}
validate257.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate254(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate254.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "health") || (key0 === "info")) || (key0 === "reload")) || (key0 === "validate")) || (key0 === "logs")) || (key0 === "scripting"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema91,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.health !== undefined){
let data0 = data.health;
if(typeof data0 !== "boolean"){
const err1 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/type",keyword:"type",params:{type: "boolean"},schema:schema91.properties.health.type,parentSchema:schema91.properties.health,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.info !== undefined){
let data1 = data.info;
if(typeof data1 !== "boolean"){
const err2 = {instancePath:instancePath+"/info",schemaPath:"#/properties/info/type",keyword:"type",params:{type: "boolean"},schema:schema91.properties.info.type,parentSchema:schema91.properties.info,data:data1};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.reload !== undefined){
let data2 = data.reload;
if(typeof data2 !== "boolean"){
const err3 = {instancePath:instancePath+"/reload",schemaPath:"#/properties/reload/type",keyword:"type",params:{type: "boolean"},schema:schema91.properties.reload.type,parentSchema:schema91.properties.reload,data:data2};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.validate !== undefined){
let data3 = data.validate;
if(typeof data3 !== "boolean"){
const err4 = {instancePath:instancePath+"/validate",schemaPath:"#/properties/validate/type",keyword:"type",params:{type: "boolean"},schema:schema91.properties.validate.type,parentSchema:schema91.properties.validate,data:data3};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.logs !== undefined){
let data4 = data.logs;
if((typeof data4 !== "boolean") && (!(data4 && typeof data4 == "object" && !Array.isArray(data4)))){
const err5 = {instancePath:instancePath+"/logs",schemaPath:"#/properties/logs/type",keyword:"type",params:{type: schema91.properties.logs.type},schema:schema91.properties.logs.type,parentSchema:schema91.properties.logs,data:data4};
(vErrors ??= []).push(err5);
errors++;
}
const _errs12 = errors;
let valid1 = true;
const _errs13 = errors;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err6 = {};
(vErrors ??= []).push(err6);
errors++;
}
var _valid0 = _errs13 === errors;
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs15 = errors;
if(!(validate255(data4, {instancePath:instancePath+"/logs",parentData:data,parentDataProperty:"logs",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate255.errors);
errors = vErrors.length;
}
var _valid0 = _errs15 === errors;
valid1 = _valid0;
}
if(!valid1){
const err7 = {instancePath:instancePath+"/logs",schemaPath:"#/properties/logs/if",keyword:"if",params:{failingKeyword: "then"},schema:schema91.properties.logs.if,parentSchema:schema91.properties.logs,data:data4};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data.scripting !== undefined){
if(!(validate257(data.scripting, {instancePath:instancePath+"/scripting",parentData:data,parentDataProperty:"scripting",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate257.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema91.type,parentSchema:schema91,data};
(vErrors ??= []).push(err8);
errors++;
}
validate254.errors = vErrors;
return errors === 0;
}
validate254.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema94 = {"title":"observability block","description":"Metrics and traces.","type":"object","properties":{"enabled":{"type":"boolean","default":true},"metrics":{"$ref":"#/$defs/ObservabilityMetricsSpec"},"traces":{"$ref":"#/$defs/ObservabilityTracesSpec"},"exporters":{"$ref":"#/$defs/ObservabilityExportersSpec"}},"additionalProperties":false};
const schema95 = {"title":"metrics block","description":"Where metrics can be read.","type":"object","properties":{"local":{"$ref":"#/$defs/ObservabilityLocalEndpointSpec"}},"additionalProperties":false};
const schema96 = {"title":"local metrics block","description":"The route of metrics.","type":"object","properties":{"enabled":{"type":"boolean","default":true}},"additionalProperties":false};

function validate265(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate265.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "enabled")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema96,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.enabled !== undefined){
let data0 = data.enabled;
if(typeof data0 !== "boolean"){
const err1 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},schema:schema96.properties.enabled.type,parentSchema:schema96.properties.enabled,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema96.type,parentSchema:schema96,data};
(vErrors ??= []).push(err2);
errors++;
}
validate265.errors = vErrors;
return errors === 0;
}
validate265.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate264(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate264.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "local")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema95,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.local !== undefined){
if(!(validate265(data.local, {instancePath:instancePath+"/local",parentData:data,parentDataProperty:"local",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate265.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema95.type,parentSchema:schema95,data};
(vErrors ??= []).push(err1);
errors++;
}
validate264.errors = vErrors;
return errors === 0;
}
validate264.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema97 = {"title":"traces block","description":"Which requests are traced, and where traces can be read.","type":"object","properties":{"sampling":{"type":"number","minimum":0,"maximum":1,"default":1},"propagation":{"type":"string","enum":["w3c","b3"],"default":"w3c"},"local":{"$ref":"#/$defs/ObservabilityTracesLocalSpec"}},"additionalProperties":false};
const schema98 = {"title":"local traces block","description":"The route of traces.","type":"object","properties":{"enabled":{"type":"boolean","default":true},"buffer-size":{"type":"integer","minimum":10,"maximum":10000,"default":100}},"additionalProperties":false};

function validate269(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate269.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "enabled") || (key0 === "buffer-size"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema98,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.enabled !== undefined){
let data0 = data.enabled;
if(typeof data0 !== "boolean"){
const err1 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},schema:schema98.properties.enabled.type,parentSchema:schema98.properties.enabled,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data["buffer-size"] !== undefined){
let data1 = data["buffer-size"];
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err2 = {instancePath:instancePath+"/buffer-size",schemaPath:"#/properties/buffer-size/type",keyword:"type",params:{type: "integer"},schema:schema98.properties["buffer-size"].type,parentSchema:schema98.properties["buffer-size"],data:data1};
(vErrors ??= []).push(err2);
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 10000 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/buffer-size",schemaPath:"#/properties/buffer-size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema98.properties["buffer-size"],data:data1};
(vErrors ??= []).push(err3);
errors++;
}
if(data1 < 10 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/buffer-size",schemaPath:"#/properties/buffer-size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},schema:10,parentSchema:schema98.properties["buffer-size"],data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema98.type,parentSchema:schema98,data};
(vErrors ??= []).push(err5);
errors++;
}
validate269.errors = vErrors;
return errors === 0;
}
validate269.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate268(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate268.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "sampling") || (key0 === "propagation")) || (key0 === "local"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema97,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.sampling !== undefined){
let data0 = data.sampling;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/sampling",schemaPath:"#/properties/sampling/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema97.properties.sampling,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/sampling",schemaPath:"#/properties/sampling/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema97.properties.sampling,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/sampling",schemaPath:"#/properties/sampling/type",keyword:"type",params:{type: "number"},schema:schema97.properties.sampling.type,parentSchema:schema97.properties.sampling,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.propagation !== undefined){
let data1 = data.propagation;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/propagation",schemaPath:"#/properties/propagation/type",keyword:"type",params:{type: "string"},schema:schema97.properties.propagation.type,parentSchema:schema97.properties.propagation,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
if(!((data1 === "w3c") || (data1 === "b3"))){
const err5 = {instancePath:instancePath+"/propagation",schemaPath:"#/properties/propagation/enum",keyword:"enum",params:{allowedValues: schema97.properties.propagation.enum},schema:schema97.properties.propagation.enum,parentSchema:schema97.properties.propagation,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.local !== undefined){
if(!(validate269(data.local, {instancePath:instancePath+"/local",parentData:data,parentDataProperty:"local",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate269.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema97.type,parentSchema:schema97,data};
(vErrors ??= []).push(err6);
errors++;
}
validate268.errors = vErrors;
return errors === 0;
}
validate268.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema99 = {"title":"exporters block","description":"Where metrics and traces are sent.","type":"object","properties":{"otlp":{"$ref":"#/$defs/ObservabilityOtlpExporterSpec"}},"additionalProperties":false};
const schema100 = {"title":"OTLP exporter","description":"A collector that speaks OTLP over HTTP.","type":"object","required":["endpoint"],"properties":{"endpoint":{"type":"string"}},"additionalProperties":false};

function validate273(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate273.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.endpoint === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "endpoint"},schema:schema100.required,parentSchema:schema100,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!(key0 === "endpoint")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema100,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.endpoint !== undefined){
let data0 = data.endpoint;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/type",keyword:"type",params:{type: "string"},schema:schema100.properties.endpoint.type,parentSchema:schema100.properties.endpoint,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema100.type,parentSchema:schema100,data};
(vErrors ??= []).push(err3);
errors++;
}
validate273.errors = vErrors;
return errors === 0;
}
validate273.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate272(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate272.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "otlp")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema99,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.otlp !== undefined){
if(!(validate273(data.otlp, {instancePath:instancePath+"/otlp",parentData:data,parentDataProperty:"otlp",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate273.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema99.type,parentSchema:schema99,data};
(vErrors ??= []).push(err1);
errors++;
}
validate272.errors = vErrors;
return errors === 0;
}
validate272.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate263(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate263.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "enabled") || (key0 === "metrics")) || (key0 === "traces")) || (key0 === "exporters"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema94,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.enabled !== undefined){
let data0 = data.enabled;
if(typeof data0 !== "boolean"){
const err1 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},schema:schema94.properties.enabled.type,parentSchema:schema94.properties.enabled,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.metrics !== undefined){
if(!(validate264(data.metrics, {instancePath:instancePath+"/metrics",parentData:data,parentDataProperty:"metrics",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate264.errors);
errors = vErrors.length;
}
}
if(data.traces !== undefined){
if(!(validate268(data.traces, {instancePath:instancePath+"/traces",parentData:data,parentDataProperty:"traces",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate268.errors);
errors = vErrors.length;
}
}
if(data.exporters !== undefined){
if(!(validate272(data.exporters, {instancePath:instancePath+"/exporters",parentData:data,parentDataProperty:"exporters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate272.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema94.type,parentSchema:schema94,data};
(vErrors ??= []).push(err2);
errors++;
}
validate263.errors = vErrors;
return errors === 0;
}
validate263.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate250(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate250.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.port === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "port"},schema:schema90.required,parentSchema:schema90,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!((((((key0 === "type") || (key0 === "port")) || (key0 === "address")) || (key0 === "authentication")) || (key0 === "management")) || (key0 === "observability"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema90,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.port !== undefined){
if(!(validate78(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate78.errors);
errors = vErrors.length;
}
}
if(data.address !== undefined){
if(!(validate81(data.address, {instancePath:instancePath+"/address",parentData:data,parentDataProperty:"address",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate81.errors);
errors = vErrors.length;
}
}
if(data.authentication !== undefined){
if(!(validate83(data.authentication, {instancePath:instancePath+"/authentication",parentData:data,parentDataProperty:"authentication",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate83.errors);
errors = vErrors.length;
}
}
if(data.management !== undefined){
if(!(validate254(data.management, {instancePath:instancePath+"/management",parentData:data,parentDataProperty:"management",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate254.errors);
errors = vErrors.length;
}
}
if(data.observability !== undefined){
if(!(validate263(data.observability, {instancePath:instancePath+"/observability",parentData:data,parentDataProperty:"observability",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate263.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema90.type,parentSchema:schema90,data};
(vErrors ??= []).push(err2);
errors++;
}
validate250.errors = vErrors;
return errors === 0;
}
validate250.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate76(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate76.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
const err0 = {};
(vErrors ??= []).push(err0);
errors++;
}
else {
if(data.type !== undefined){
if("rest" !== data.type){
const err1 = {};
(vErrors ??= []).push(err1);
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(!(validate77(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate77.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
if(valid1){
var props0 = true;
}
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema31.allOf[0].if,parentSchema:schema31.allOf[0],data};
(vErrors ??= []).push(err2);
errors++;
}
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.type === undefined) && (missing1 = "type")){
const err3 = {};
(vErrors ??= []).push(err3);
errors++;
}
else {
if(data.type !== undefined){
if("mcp" !== data.type){
const err4 = {};
(vErrors ??= []).push(err4);
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(!(validate185(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate185.errors);
errors = vErrors.length;
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props1 = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema31.allOf[1].if,parentSchema:schema31.allOf[1],data};
(vErrors ??= []).push(err5);
errors++;
}
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs12 = errors;
let valid5 = true;
const _errs13 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.type === undefined) && (missing2 = "type")){
const err6 = {};
(vErrors ??= []).push(err6);
errors++;
}
else {
if(data.type !== undefined){
if("skill" !== data.type){
const err7 = {};
(vErrors ??= []).push(err7);
errors++;
}
}
}
}
var _valid2 = _errs13 === errors;
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs15 = errors;
if(!(validate235(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate235.errors);
errors = vErrors.length;
}
var _valid2 = _errs15 === errors;
valid5 = _valid2;
if(valid5){
var props2 = true;
}
}
if(!valid5){
const err8 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema31.allOf[2].if,parentSchema:schema31.allOf[2],data};
(vErrors ??= []).push(err8);
errors++;
}
if(props0 !== true && props2 !== undefined){
if(props2 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props2);
}
}
const _errs17 = errors;
let valid7 = true;
const _errs18 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.type === undefined) && (missing3 = "type")){
const err9 = {};
(vErrors ??= []).push(err9);
errors++;
}
else {
if(data.type !== undefined){
if("control" !== data.type){
const err10 = {};
(vErrors ??= []).push(err10);
errors++;
}
}
}
}
var _valid3 = _errs18 === errors;
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs20 = errors;
if(!(validate250(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate250.errors);
errors = vErrors.length;
}
var _valid3 = _errs20 === errors;
valid7 = _valid3;
if(valid7){
var props3 = true;
}
}
if(!valid7){
const err11 = {instancePath,schemaPath:"#/allOf/3/if",keyword:"if",params:{failingKeyword: "then"},schema:schema31.allOf[3].if,parentSchema:schema31.allOf[3],data};
(vErrors ??= []).push(err11);
errors++;
}
if(props0 !== true && props3 !== undefined){
if(props3 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props3);
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err12 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema31.required,parentSchema:schema31,data};
(vErrors ??= []).push(err12);
errors++;
}
if(props0 !== true){
props0 = props0 || {};
props0.type = true;
}
if(data.type !== undefined){
let data4 = data.type;
if(typeof data4 !== "string"){
const err13 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},schema:schema31.properties.type.type,parentSchema:schema31.properties.type,data:data4};
(vErrors ??= []).push(err13);
errors++;
}
if(!((((data4 === "rest") || (data4 === "mcp")) || (data4 === "skill")) || (data4 === "control"))){
const err14 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.type.enum},schema:schema31.properties.type.enum,parentSchema:schema31.properties.type,data:data4};
(vErrors ??= []).push(err14);
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
(vErrors ??= []).push(err15);
errors++;
}
validate76.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate76.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema101 = {"description":"The HTTP APIs that are called, written out or imported.","type":"array","minItems":1,"items":{"$ref":"#/$defs/Consume"}};
const schema102 = {"title":"consume","description":"A client, written out here or taken from another document.","type":"object","if":{"anyOf":[{"required":["location"]},{"required":["import"]}]},"then":{"$ref":"#/$defs/ImportedConsumesHttp"},"else":{"$ref":"#/$defs/ConsumesHttp"}};
const schema103 = {"title":"consume import","description":"An adapter that another document holds under its root consumes.","type":"object","required":["location","import"],"properties":{"location":{"type":"string"},"import":{"$ref":"#/$defs/IdentifierKebab"},"as":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string"}},"additionalProperties":false};

function validate281(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate281.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.location === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "location"},schema:schema103.required,parentSchema:schema103,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.import === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "import"},schema:schema103.required,parentSchema:schema103,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!((((key0 === "location") || (key0 === "import")) || (key0 === "as")) || (key0 === "description"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema103,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.location !== undefined){
let data0 = data.location;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/location",schemaPath:"#/properties/location/type",keyword:"type",params:{type: "string"},schema:schema103.properties.location.type,parentSchema:schema103.properties.location,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.import !== undefined){
if(!(validate64(data.import, {instancePath:instancePath+"/import",parentData:data,parentDataProperty:"import",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.as !== undefined){
if(!(validate64(data.as, {instancePath:instancePath+"/as",parentData:data,parentDataProperty:"as",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data3 = data.description;
if(typeof data3 !== "string"){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema103.properties.description.type,parentSchema:schema103.properties.description,data:data3};
(vErrors ??= []).push(err4);
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema103.type,parentSchema:schema103,data};
(vErrors ??= []).push(err5);
errors++;
}
validate281.errors = vErrors;
return errors === 0;
}
validate281.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema104 = {"title":"consumed adapter","description":"An HTTP API that is called.","type":"object","required":["type","namespace","baseUri"],"properties":{"type":{"type":"string","const":"http"},"namespace":{"$ref":"#/$defs/IdentifierKebab"},"baseUri":{"$ref":"#/$defs/HttpBase"},"description":{"type":"string"},"inputParameters":{"$ref":"#/$defs/ConsumedInputParameters"},"authentication":{"$ref":"#/$defs/Authentication"},"resources":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/ConsumedHttpResource"}}},"additionalProperties":false};
const schema105 = {"description":"An address that begins with http:// or https://, with a host, and without braces after the host.","type":"string","pattern":"^https?://[^/]+(/[^{]*)?$"};
const pattern16 = new RegExp("^https?://[^/]+(/[^{]*)?$", "u");

function validate287(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate287.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern16.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^https?://[^/]+(/[^{]*)?$"},schema:"^https?://[^/]+(/[^{]*)?$",parentSchema:schema105,data};
(vErrors ??= []).push(err0);
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema105.type,parentSchema:schema105,data};
(vErrors ??= []).push(err1);
errors++;
}
validate287.errors = vErrors;
return errors === 0;
}
validate287.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema106 = {"description":"The parts of a request that are filled.","type":"array","items":{"$ref":"#/$defs/ConsumedInputParameter"}};
const schema107 = {"title":"consumed input parameter","description":"A part of a request to an upstream.","type":"object","required":["name","in"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"in":{"type":"string","enum":["query","header","path","cookie","body","environment"]},"value":{"type":"string"}},"additionalProperties":false};

function validate290(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate290.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema107.required,parentSchema:schema107,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.in === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "in"},schema:schema107.required,parentSchema:schema107,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "in")) || (key0 === "value"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema107,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.name !== undefined){
if(!(validate69(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate69.errors);
errors = vErrors.length;
}
}
if(data.in !== undefined){
let data1 = data.in;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/in",schemaPath:"#/properties/in/type",keyword:"type",params:{type: "string"},schema:schema107.properties.in.type,parentSchema:schema107.properties.in,data:data1};
(vErrors ??= []).push(err3);
errors++;
}
if(!((((((data1 === "query") || (data1 === "header")) || (data1 === "path")) || (data1 === "cookie")) || (data1 === "body")) || (data1 === "environment"))){
const err4 = {instancePath:instancePath+"/in",schemaPath:"#/properties/in/enum",keyword:"enum",params:{allowedValues: schema107.properties.in.enum},schema:schema107.properties.in.enum,parentSchema:schema107.properties.in,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.value !== undefined){
let data2 = data.value;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "string"},schema:schema107.properties.value.type,parentSchema:schema107.properties.value,data:data2};
(vErrors ??= []).push(err5);
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema107.type,parentSchema:schema107,data};
(vErrors ??= []).push(err6);
errors++;
}
validate290.errors = vErrors;
return errors === 0;
}
validate290.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate289(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate289.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate290(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate290.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema106.type,parentSchema:schema106,data};
(vErrors ??= []).push(err0);
errors++;
}
validate289.errors = vErrors;
return errors === 0;
}
validate289.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema108 = {"title":"consumed resource","description":"A path below the base URI and the operations on it.","type":"object","required":["name","path","operations"],"properties":{"name":{"$ref":"#/$defs/IdentifierKebab"},"label":{"type":"string"},"description":{"type":"string"},"path":{"type":"string"},"inputParameters":{"$ref":"#/$defs/ConsumedInputParameters"},"operations":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/ConsumedHttpOperation"}}},"additionalProperties":false};
const schema109 = {"title":"consumed operation","description":"One request that can be made.","type":"object","required":["name","method"],"properties":{"name":{"$ref":"#/$defs/IdentifierKebab"},"label":{"type":"string"},"description":{"type":"string"},"method":{"$ref":"#/$defs/HttpMethod"},"inputParameters":{"$ref":"#/$defs/ConsumedInputParameters"},"outputRawFormat":{"type":"string","enum":["json","xml","avro","protobuf","csv","tsv","psv","yaml","html","markdown"],"default":"json"},"outputSchema":{"type":"string"},"outputParameters":{"type":"array","items":{"$ref":"#/$defs/ConsumedOutputParameter"}},"body":{"$ref":"#/$defs/RequestBody"}},"additionalProperties":false};
const schema110 = {"title":"consumed output parameter","description":"A value of the answer, named for later steps.","type":"object","required":["name","type","value"],"properties":{"name":{"$ref":"#/$defs/IdentifierExtended"},"type":{"type":"string","enum":["string","number","boolean","object","array"]},"value":{"type":"string"}},"additionalProperties":false};

function validate302(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate302.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema110.required,parentSchema:schema110,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.type === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema110.required,parentSchema:schema110,data};
(vErrors ??= []).push(err1);
errors++;
}
if(data.value === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "value"},schema:schema110.required,parentSchema:schema110,data};
(vErrors ??= []).push(err2);
errors++;
}
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "type")) || (key0 === "value"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema110,data};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.name !== undefined){
if(!(validate69(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate69.errors);
errors = vErrors.length;
}
}
if(data.type !== undefined){
let data1 = data.type;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},schema:schema110.properties.type.type,parentSchema:schema110.properties.type,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
if(!(((((data1 === "string") || (data1 === "number")) || (data1 === "boolean")) || (data1 === "object")) || (data1 === "array"))){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema110.properties.type.enum},schema:schema110.properties.type.enum,parentSchema:schema110.properties.type,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.value !== undefined){
let data2 = data.value;
if(typeof data2 !== "string"){
const err6 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "string"},schema:schema110.properties.value.type,parentSchema:schema110.properties.value,data:data2};
(vErrors ??= []).push(err6);
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema110.type,parentSchema:schema110,data};
(vErrors ??= []).push(err7);
errors++;
}
validate302.errors = vErrors;
return errors === 0;
}
validate302.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema111 = {"title":"request body","description":"A plain text, or an object whose type decides how its data is written.","type":["string","object"],"if":{"type":"object"},"then":{"title":"request body","required":["type","data"],"properties":{"type":{"type":"string","enum":["json","text","xml","sparql","formUrlEncoded","multipartForm"]},"data":{}},"additionalProperties":false,"allOf":[{"if":{"required":["type"],"properties":{"type":{"const":"json"}}},"then":{"properties":{"data":{"type":["string","object","array"]}}}},{"if":{"required":["type"],"properties":{"type":{"enum":["text","xml","sparql"]}}},"then":{"properties":{"data":{"type":"string"}}}},{"if":{"required":["type"],"properties":{"type":{"const":"formUrlEncoded"}}},"then":{"properties":{"data":{"$ref":"#/$defs/RequestBodyForm"}}}},{"if":{"required":["type"],"properties":{"type":{"const":"multipartForm"}}},"then":{"properties":{"data":{"type":"array","items":{"$ref":"#/$defs/RequestBodyMultipartFormPart"}}}}}]}};
const schema112 = {"title":"form","description":"A map of fields, or the encoded text.","type":["string","object"],"additionalProperties":{"type":"string"}};

function validate306(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate306.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema112.type},schema:schema112.type,parentSchema:schema112,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
let data0 = data[key0];
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema112.additionalProperties.type,parentSchema:schema112.additionalProperties,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
}
}
validate306.errors = vErrors;
return errors === 0;
}
validate306.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema113 = {"title":"part of a multipart body","description":"One part of a multipart form.","type":"object","required":["name","value"],"properties":{"name":{"type":"string"},"value":{"type":"string"},"filename":{"type":"string"},"contentType":{"type":"string"}},"additionalProperties":false};

function validate308(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate308.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema113.required,parentSchema:schema113,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.value === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "value"},schema:schema113.required,parentSchema:schema113,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "value")) || (key0 === "filename")) || (key0 === "contentType"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema113,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema113.properties.name.type,parentSchema:schema113.properties.name,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.value !== undefined){
let data1 = data.value;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "string"},schema:schema113.properties.value.type,parentSchema:schema113.properties.value,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.filename !== undefined){
let data2 = data.filename;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/filename",schemaPath:"#/properties/filename/type",keyword:"type",params:{type: "string"},schema:schema113.properties.filename.type,parentSchema:schema113.properties.filename,data:data2};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.contentType !== undefined){
let data3 = data.contentType;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/contentType",schemaPath:"#/properties/contentType/type",keyword:"type",params:{type: "string"},schema:schema113.properties.contentType.type,parentSchema:schema113.properties.contentType,data:data3};
(vErrors ??= []).push(err6);
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema113.type,parentSchema:schema113,data};
(vErrors ??= []).push(err7);
errors++;
}
validate308.errors = vErrors;
return errors === 0;
}
validate308.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate305(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate305.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema111.type},schema:schema111.type,parentSchema:schema111,data};
(vErrors ??= []).push(err0);
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err1 = {};
(vErrors ??= []).push(err1);
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs4 = errors;
const _errs6 = errors;
let valid2 = true;
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
const err2 = {};
(vErrors ??= []).push(err2);
errors++;
}
else {
if(data.type !== undefined){
if("json" !== data.type){
const err3 = {};
(vErrors ??= []).push(err3);
errors++;
}
}
}
}
var _valid1 = _errs7 === errors;
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.data !== undefined){
let data1 = data.data;
if((!data1 || typeof data1 != "object") && (typeof data1 !== "string")){
const err4 = {instancePath:instancePath+"/data",schemaPath:"#/then/allOf/0/then/properties/data/type",keyword:"type",params:{type: schema111.then.allOf[0].then.properties.data.type},schema:schema111.then.allOf[0].then.properties.data.type,parentSchema:schema111.then.allOf[0].then.properties.data,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
}
var _valid1 = _errs9 === errors;
valid2 = _valid1;
if(valid2){
var props0 = {};
props0.data = true;
props0.type = true;
}
}
if(!valid2){
const err5 = {instancePath,schemaPath:"#/then/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema111.then.allOf[0].if,parentSchema:schema111.then.allOf[0],data};
(vErrors ??= []).push(err5);
errors++;
}
const _errs13 = errors;
let valid5 = true;
const _errs14 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.type === undefined) && (missing1 = "type")){
const err6 = {};
(vErrors ??= []).push(err6);
errors++;
}
else {
if(data.type !== undefined){
let data2 = data.type;
if(!(((data2 === "text") || (data2 === "xml")) || (data2 === "sparql"))){
const err7 = {};
(vErrors ??= []).push(err7);
errors++;
}
}
}
}
var _valid2 = _errs14 === errors;
errors = _errs13;
if(vErrors !== null){
if(_errs13){
vErrors.length = _errs13;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs16 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.data !== undefined){
let data3 = data.data;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/data",schemaPath:"#/then/allOf/1/then/properties/data/type",keyword:"type",params:{type: "string"},schema:schema111.then.allOf[1].then.properties.data.type,parentSchema:schema111.then.allOf[1].then.properties.data,data:data3};
(vErrors ??= []).push(err8);
errors++;
}
}
}
var _valid2 = _errs16 === errors;
valid5 = _valid2;
if(valid5){
var props1 = {};
props1.data = true;
props1.type = true;
}
}
if(!valid5){
const err9 = {instancePath,schemaPath:"#/then/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema111.then.allOf[1].if,parentSchema:schema111.then.allOf[1],data};
(vErrors ??= []).push(err9);
errors++;
}
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs20 = errors;
let valid8 = true;
const _errs21 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.type === undefined) && (missing2 = "type")){
const err10 = {};
(vErrors ??= []).push(err10);
errors++;
}
else {
if(data.type !== undefined){
if("formUrlEncoded" !== data.type){
const err11 = {};
(vErrors ??= []).push(err11);
errors++;
}
}
}
}
var _valid3 = _errs21 === errors;
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs23 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.data !== undefined){
if(!(validate306(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate306.errors);
errors = vErrors.length;
}
}
}
var _valid3 = _errs23 === errors;
valid8 = _valid3;
if(valid8){
var props2 = {};
props2.data = true;
props2.type = true;
}
}
if(!valid8){
const err12 = {instancePath,schemaPath:"#/then/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema111.then.allOf[2].if,parentSchema:schema111.then.allOf[2],data};
(vErrors ??= []).push(err12);
errors++;
}
if(props0 !== true && props2 !== undefined){
if(props2 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props2);
}
}
const _errs26 = errors;
let valid11 = true;
const _errs27 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.type === undefined) && (missing3 = "type")){
const err13 = {};
(vErrors ??= []).push(err13);
errors++;
}
else {
if(data.type !== undefined){
if("multipartForm" !== data.type){
const err14 = {};
(vErrors ??= []).push(err14);
errors++;
}
}
}
}
var _valid4 = _errs27 === errors;
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs29 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.data !== undefined){
let data7 = data.data;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(!(validate308(data7[i0], {instancePath:instancePath+"/data/" + i0,parentData:data7,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate308.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/data",schemaPath:"#/then/allOf/3/then/properties/data/type",keyword:"type",params:{type: "array"},schema:schema111.then.allOf[3].then.properties.data.type,parentSchema:schema111.then.allOf[3].then.properties.data,data:data7};
(vErrors ??= []).push(err15);
errors++;
}
}
}
var _valid4 = _errs29 === errors;
valid11 = _valid4;
if(valid11){
var props3 = {};
props3.data = true;
props3.type = true;
}
}
if(!valid11){
const err16 = {instancePath,schemaPath:"#/then/allOf/3/if",keyword:"if",params:{failingKeyword: "then"},schema:schema111.then.allOf[3].if,parentSchema:schema111.then.allOf[3],data};
(vErrors ??= []).push(err16);
errors++;
}
if(props0 !== true && props3 !== undefined){
if(props3 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props3);
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err17 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "type"},schema:schema111.then.required,parentSchema:schema111.then,data};
(vErrors ??= []).push(err17);
errors++;
}
if(data.data === undefined){
const err18 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "data"},schema:schema111.then.required,parentSchema:schema111.then,data};
(vErrors ??= []).push(err18);
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "data"))){
const err19 = {instancePath,schemaPath:"#/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema111.then,data};
(vErrors ??= []).push(err19);
errors++;
}
}
if(data.type !== undefined){
let data9 = data.type;
if(typeof data9 !== "string"){
const err20 = {instancePath:instancePath+"/type",schemaPath:"#/then/properties/type/type",keyword:"type",params:{type: "string"},schema:schema111.then.properties.type.type,parentSchema:schema111.then.properties.type,data:data9};
(vErrors ??= []).push(err20);
errors++;
}
if(!((((((data9 === "json") || (data9 === "text")) || (data9 === "xml")) || (data9 === "sparql")) || (data9 === "formUrlEncoded")) || (data9 === "multipartForm"))){
const err21 = {instancePath:instancePath+"/type",schemaPath:"#/then/properties/type/enum",keyword:"enum",params:{allowedValues: schema111.then.properties.type.enum},schema:schema111.then.properties.type.enum,parentSchema:schema111.then.properties.type,data:data9};
(vErrors ??= []).push(err21);
errors++;
}
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
if(valid0){
var props4 = true;
}
}
if(!valid0){
const err22 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},schema:schema111.if,parentSchema:schema111,data};
(vErrors ??= []).push(err22);
errors++;
}
validate305.errors = vErrors;
evaluated0.props = props4;
return errors === 0;
}
validate305.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate298(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate298.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema109.required,parentSchema:schema109,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.method === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "method"},schema:schema109.required,parentSchema:schema109,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!(func1.call(schema109.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema109,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.name !== undefined){
if(!(validate64(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.label !== undefined){
let data1 = data.label;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},schema:schema109.properties.label.type,parentSchema:schema109.properties.label,data:data1};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.description !== undefined){
let data2 = data.description;
if(typeof data2 !== "string"){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema109.properties.description.type,parentSchema:schema109.properties.description,data:data2};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.method !== undefined){
if(!(validate142(data.method, {instancePath:instancePath+"/method",parentData:data,parentDataProperty:"method",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate142.errors);
errors = vErrors.length;
}
}
if(data.inputParameters !== undefined){
if(!(validate289(data.inputParameters, {instancePath:instancePath+"/inputParameters",parentData:data,parentDataProperty:"inputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate289.errors);
errors = vErrors.length;
}
}
if(data.outputRawFormat !== undefined){
let data5 = data.outputRawFormat;
if(typeof data5 !== "string"){
const err5 = {instancePath:instancePath+"/outputRawFormat",schemaPath:"#/properties/outputRawFormat/type",keyword:"type",params:{type: "string"},schema:schema109.properties.outputRawFormat.type,parentSchema:schema109.properties.outputRawFormat,data:data5};
(vErrors ??= []).push(err5);
errors++;
}
if(!((((((((((data5 === "json") || (data5 === "xml")) || (data5 === "avro")) || (data5 === "protobuf")) || (data5 === "csv")) || (data5 === "tsv")) || (data5 === "psv")) || (data5 === "yaml")) || (data5 === "html")) || (data5 === "markdown"))){
const err6 = {instancePath:instancePath+"/outputRawFormat",schemaPath:"#/properties/outputRawFormat/enum",keyword:"enum",params:{allowedValues: schema109.properties.outputRawFormat.enum},schema:schema109.properties.outputRawFormat.enum,parentSchema:schema109.properties.outputRawFormat,data:data5};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.outputSchema !== undefined){
let data6 = data.outputSchema;
if(typeof data6 !== "string"){
const err7 = {instancePath:instancePath+"/outputSchema",schemaPath:"#/properties/outputSchema/type",keyword:"type",params:{type: "string"},schema:schema109.properties.outputSchema.type,parentSchema:schema109.properties.outputSchema,data:data6};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data.outputParameters !== undefined){
let data7 = data.outputParameters;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(!(validate302(data7[i0], {instancePath:instancePath+"/outputParameters/" + i0,parentData:data7,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate302.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/outputParameters",schemaPath:"#/properties/outputParameters/type",keyword:"type",params:{type: "array"},schema:schema109.properties.outputParameters.type,parentSchema:schema109.properties.outputParameters,data:data7};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.body !== undefined){
if(!(validate305(data.body, {instancePath:instancePath+"/body",parentData:data,parentDataProperty:"body",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate305.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema109.type,parentSchema:schema109,data};
(vErrors ??= []).push(err9);
errors++;
}
validate298.errors = vErrors;
return errors === 0;
}
validate298.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate295(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate295.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema108.required,parentSchema:schema108,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.path === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},schema:schema108.required,parentSchema:schema108,data};
(vErrors ??= []).push(err1);
errors++;
}
if(data.operations === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "operations"},schema:schema108.required,parentSchema:schema108,data};
(vErrors ??= []).push(err2);
errors++;
}
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "label")) || (key0 === "description")) || (key0 === "path")) || (key0 === "inputParameters")) || (key0 === "operations"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema108,data};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.name !== undefined){
if(!(validate64(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.label !== undefined){
let data1 = data.label;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},schema:schema108.properties.label.type,parentSchema:schema108.properties.label,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.description !== undefined){
let data2 = data.description;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema108.properties.description.type,parentSchema:schema108.properties.description,data:data2};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.path !== undefined){
let data3 = data.path;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},schema:schema108.properties.path.type,parentSchema:schema108.properties.path,data:data3};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.inputParameters !== undefined){
if(!(validate289(data.inputParameters, {instancePath:instancePath+"/inputParameters",parentData:data,parentDataProperty:"inputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate289.errors);
errors = vErrors.length;
}
}
if(data.operations !== undefined){
let data5 = data.operations;
if(Array.isArray(data5)){
if(data5.length < 1){
const err7 = {instancePath:instancePath+"/operations",schemaPath:"#/properties/operations/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema108.properties.operations,data:data5};
(vErrors ??= []).push(err7);
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate298(data5[i0], {instancePath:instancePath+"/operations/" + i0,parentData:data5,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate298.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/operations",schemaPath:"#/properties/operations/type",keyword:"type",params:{type: "array"},schema:schema108.properties.operations.type,parentSchema:schema108.properties.operations,data:data5};
(vErrors ??= []).push(err8);
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema108.type,parentSchema:schema108,data};
(vErrors ??= []).push(err9);
errors++;
}
validate295.errors = vErrors;
return errors === 0;
}
validate295.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate285(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate285.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema104.required,parentSchema:schema104,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.namespace === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "namespace"},schema:schema104.required,parentSchema:schema104,data};
(vErrors ??= []).push(err1);
errors++;
}
if(data.baseUri === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "baseUri"},schema:schema104.required,parentSchema:schema104,data};
(vErrors ??= []).push(err2);
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "type") || (key0 === "namespace")) || (key0 === "baseUri")) || (key0 === "description")) || (key0 === "inputParameters")) || (key0 === "authentication")) || (key0 === "resources"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema104,data};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},schema:schema104.properties.type.type,parentSchema:schema104.properties.type,data:data0};
(vErrors ??= []).push(err4);
errors++;
}
if("http" !== data0){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "http"},schema:"http",parentSchema:schema104.properties.type,data:data0};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.namespace !== undefined){
if(!(validate64(data.namespace, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.baseUri !== undefined){
if(!(validate287(data.baseUri, {instancePath:instancePath+"/baseUri",parentData:data,parentDataProperty:"baseUri",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate287.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data3 = data.description;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema104.properties.description.type,parentSchema:schema104.properties.description,data:data3};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.inputParameters !== undefined){
if(!(validate289(data.inputParameters, {instancePath:instancePath+"/inputParameters",parentData:data,parentDataProperty:"inputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate289.errors);
errors = vErrors.length;
}
}
if(data.authentication !== undefined){
if(!(validate83(data.authentication, {instancePath:instancePath+"/authentication",parentData:data,parentDataProperty:"authentication",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate83.errors);
errors = vErrors.length;
}
}
if(data.resources !== undefined){
let data6 = data.resources;
if(Array.isArray(data6)){
if(data6.length < 1){
const err7 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema104.properties.resources,data:data6};
(vErrors ??= []).push(err7);
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
if(!(validate295(data6[i0], {instancePath:instancePath+"/resources/" + i0,parentData:data6,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate295.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "array"},schema:schema104.properties.resources.type,parentSchema:schema104.properties.resources,data:data6};
(vErrors ??= []).push(err8);
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema104.type,parentSchema:schema104,data};
(vErrors ??= []).push(err9);
errors++;
}
validate285.errors = vErrors;
return errors === 0;
}
validate285.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate280(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate280.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema102.type,parentSchema:schema102,data};
(vErrors ??= []).push(err0);
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
const _errs3 = errors;
let valid1 = false;
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.location === undefined) && (missing0 = "location")){
const err1 = {};
(vErrors ??= []).push(err1);
errors++;
}
}
var _valid1 = _errs4 === errors;
valid1 = valid1 || _valid1;
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.import === undefined) && (missing1 = "import")){
const err2 = {};
(vErrors ??= []).push(err2);
errors++;
}
}
var _valid1 = _errs5 === errors;
valid1 = valid1 || _valid1;
if(!valid1){
const err3 = {};
(vErrors ??= []).push(err3);
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs6 = errors;
if(!(validate281(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate281.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
valid0 = _valid0;
if(valid0){
var props0 = true;
}
ifClause0 = "then";
}
else {
const _errs7 = errors;
if(!(validate285(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate285.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid0 = _valid0;
if(valid0){
if(props0 !== true){
props0 = true;
}
}
ifClause0 = "else";
}
if(!valid0){
const err4 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema102.if,parentSchema:schema102,data};
(vErrors ??= []).push(err4);
errors++;
}
validate280.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate280.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate279(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate279.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema101,data};
(vErrors ??= []).push(err0);
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate280(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate280.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema101.type,parentSchema:schema101,data};
(vErrors ??= []).push(err1);
errors++;
}
validate279.errors = vErrors;
return errors === 0;
}
validate279.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema114 = {"title":"aggregate","description":"Functions of one domain that several exposes share.","type":"object","required":["label","namespace","functions"],"properties":{"label":{"type":"string"},"namespace":{"$ref":"#/$defs/IdentifierKebab"},"functions":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/AggregateFunction"}}},"additionalProperties":false};
const schema115 = {"title":"aggregate function","description":"A function that calls, orchestrates, or answers with fixed outputs.","type":"object","required":["name","description"],"properties":{"name":{"$ref":"#/$defs/IdentifierKebab"},"description":{"type":"string"},"semantics":{"$ref":"#/$defs/Semantics"},"inputParameters":{"$ref":"#/$defs/McpToolInputParameters"},"call":{"$ref":"#/$defs/DottedRef"},"with":{"$ref":"#/$defs/WithInjector"},"steps":{"$ref":"#/$defs/Steps"},"mappings":{"$ref":"#/$defs/Mappings"},"outputParameters":{"type":"array"}},"additionalProperties":false,"anyOf":[{"required":["call"],"properties":{"outputParameters":{"$ref":"#/$defs/MappedOutputParameters"}}},{"required":["steps"],"properties":{"outputParameters":{"$ref":"#/$defs/OrchestratedOutputParameters"}}},{"required":["outputParameters"],"properties":{"outputParameters":{"type":"array","minItems":1,"$ref":"#/$defs/MockOutputParameters"}}}]};
const schema116 = {"title":"semantics block","description":"How safe a function is to call.","type":"object","properties":{"safe":{"type":"boolean","default":false},"idempotent":{"type":"boolean","default":false},"cacheable":{"type":"boolean","default":false}},"additionalProperties":false};

function validate323(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate323.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "safe") || (key0 === "idempotent")) || (key0 === "cacheable"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema116,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.safe !== undefined){
let data0 = data.safe;
if(typeof data0 !== "boolean"){
const err1 = {instancePath:instancePath+"/safe",schemaPath:"#/properties/safe/type",keyword:"type",params:{type: "boolean"},schema:schema116.properties.safe.type,parentSchema:schema116.properties.safe,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.idempotent !== undefined){
let data1 = data.idempotent;
if(typeof data1 !== "boolean"){
const err2 = {instancePath:instancePath+"/idempotent",schemaPath:"#/properties/idempotent/type",keyword:"type",params:{type: "boolean"},schema:schema116.properties.idempotent.type,parentSchema:schema116.properties.idempotent,data:data1};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.cacheable !== undefined){
let data2 = data.cacheable;
if(typeof data2 !== "boolean"){
const err3 = {instancePath:instancePath+"/cacheable",schemaPath:"#/properties/cacheable/type",keyword:"type",params:{type: "boolean"},schema:schema116.properties.cacheable.type,parentSchema:schema116.properties.cacheable,data:data2};
(vErrors ??= []).push(err3);
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema116.type,parentSchema:schema116,data};
(vErrors ??= []).push(err4);
errors++;
}
validate323.errors = vErrors;
return errors === 0;
}
validate323.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate318(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate318.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.call === undefined){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "call"},schema:schema115.anyOf[0].required,parentSchema:schema115.anyOf[0],data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.outputParameters !== undefined){
if(!(validate109(data.outputParameters, {instancePath:instancePath+"/outputParameters",parentData:data,parentDataProperty:"outputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate109.errors);
errors = vErrors.length;
}
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = {};
props0.outputParameters = true;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.steps === undefined){
const err1 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "steps"},schema:schema115.anyOf[1].required,parentSchema:schema115.anyOf[1],data};
(vErrors ??= []).push(err1);
errors++;
}
if(data.outputParameters !== undefined){
if(!(validate131(data.outputParameters, {instancePath:instancePath+"/outputParameters",parentData:data,parentDataProperty:"outputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate131.errors);
errors = vErrors.length;
}
}
}
var _valid0 = _errs4 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = props0 || {};
props0.outputParameters = true;
}
}
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.outputParameters === undefined){
const err2 = {instancePath,schemaPath:"#/anyOf/2/required",keyword:"required",params:{missingProperty: "outputParameters"},schema:schema115.anyOf[2].required,parentSchema:schema115.anyOf[2],data};
(vErrors ??= []).push(err2);
errors++;
}
if(data.outputParameters !== undefined){
let data2 = data.outputParameters;
if(!(validate193(data2, {instancePath:instancePath+"/outputParameters",parentData:data,parentDataProperty:"outputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate193.errors);
errors = vErrors.length;
}
if(Array.isArray(data2)){
if(data2.length < 1){
const err3 = {instancePath:instancePath+"/outputParameters",schemaPath:"#/anyOf/2/properties/outputParameters/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema115.anyOf[2].properties.outputParameters,data:data2};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/outputParameters",schemaPath:"#/anyOf/2/properties/outputParameters/type",keyword:"type",params:{type: "array"},schema:schema115.anyOf[2].properties.outputParameters.type,parentSchema:schema115.anyOf[2].properties.outputParameters,data:data2};
(vErrors ??= []).push(err4);
errors++;
}
}
}
var _valid0 = _errs6 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = props0 || {};
props0.outputParameters = true;
}
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},schema:schema115.anyOf,parentSchema:schema115,data};
(vErrors ??= []).push(err5);
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema115.required,parentSchema:schema115,data};
(vErrors ??= []).push(err6);
errors++;
}
if(data.description === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},schema:schema115.required,parentSchema:schema115,data};
(vErrors ??= []).push(err7);
errors++;
}
for(const key0 in data){
if(!(func1.call(schema115.properties, key0))){
const err8 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema115,data};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.name !== undefined){
if(!(validate64(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data4 = data.description;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema115.properties.description.type,parentSchema:schema115.properties.description,data:data4};
(vErrors ??= []).push(err9);
errors++;
}
}
if(data.semantics !== undefined){
if(!(validate323(data.semantics, {instancePath:instancePath+"/semantics",parentData:data,parentDataProperty:"semantics",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate323.errors);
errors = vErrors.length;
}
}
if(data.inputParameters !== undefined){
if(!(validate199(data.inputParameters, {instancePath:instancePath+"/inputParameters",parentData:data,parentDataProperty:"inputParameters",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate199.errors);
errors = vErrors.length;
}
}
if(data.call !== undefined){
if(!(validate146(data.call, {instancePath:instancePath+"/call",parentData:data,parentDataProperty:"call",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate146.errors);
errors = vErrors.length;
}
}
if(data.with !== undefined){
if(!(validate149(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate149.errors);
errors = vErrors.length;
}
}
if(data.steps !== undefined){
if(!(validate151(data.steps, {instancePath:instancePath+"/steps",parentData:data,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate151.errors);
errors = vErrors.length;
}
}
if(data.mappings !== undefined){
if(!(validate173(data.mappings, {instancePath:instancePath+"/mappings",parentData:data,parentDataProperty:"mappings",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate173.errors);
errors = vErrors.length;
}
}
if(data.outputParameters !== undefined){
let data11 = data.outputParameters;
if(!(Array.isArray(data11))){
const err10 = {instancePath:instancePath+"/outputParameters",schemaPath:"#/properties/outputParameters/type",keyword:"type",params:{type: "array"},schema:schema115.properties.outputParameters.type,parentSchema:schema115.properties.outputParameters,data:data11};
(vErrors ??= []).push(err10);
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema115.type,parentSchema:schema115,data};
(vErrors ??= []).push(err11);
errors++;
}
validate318.errors = vErrors;
return errors === 0;
}
validate318.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate316(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate316.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.label === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "label"},schema:schema114.required,parentSchema:schema114,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.namespace === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "namespace"},schema:schema114.required,parentSchema:schema114,data};
(vErrors ??= []).push(err1);
errors++;
}
if(data.functions === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "functions"},schema:schema114.required,parentSchema:schema114,data};
(vErrors ??= []).push(err2);
errors++;
}
for(const key0 in data){
if(!(((key0 === "label") || (key0 === "namespace")) || (key0 === "functions"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema114,data};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.label !== undefined){
let data0 = data.label;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},schema:schema114.properties.label.type,parentSchema:schema114.properties.label,data:data0};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.namespace !== undefined){
if(!(validate64(data.namespace, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.functions !== undefined){
let data2 = data.functions;
if(Array.isArray(data2)){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/functions",schemaPath:"#/properties/functions/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema114.properties.functions,data:data2};
(vErrors ??= []).push(err5);
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate318(data2[i0], {instancePath:instancePath+"/functions/" + i0,parentData:data2,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate318.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/functions",schemaPath:"#/properties/functions/type",keyword:"type",params:{type: "array"},schema:schema114.properties.functions.type,parentSchema:schema114.properties.functions,data:data2};
(vErrors ??= []).push(err6);
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema114.type,parentSchema:schema114,data};
(vErrors ??= []).push(err7);
errors++;
}
validate316.errors = vErrors;
return errors === 0;
}
validate316.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate74.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.exposes === undefined){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "exposes"},schema:schema30.anyOf[0].required,parentSchema:schema30.anyOf[0],data};
(vErrors ??= []).push(err0);
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.consumes === undefined){
const err1 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "consumes"},schema:schema30.anyOf[1].required,parentSchema:schema30.anyOf[1],data};
(vErrors ??= []).push(err1);
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},schema:schema30.anyOf,parentSchema:schema30,data};
(vErrors ??= []).push(err2);
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "binds") || (key0 === "exposes")) || (key0 === "consumes")) || (key0 === "aggregates"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema30,data};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.binds !== undefined){
if(!(validate62(data.binds, {instancePath:instancePath+"/binds",parentData:data,parentDataProperty:"binds",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate62.errors);
errors = vErrors.length;
}
}
if(data.exposes !== undefined){
let data1 = data.exposes;
if(Array.isArray(data1)){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/exposes",schemaPath:"#/properties/exposes/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema30.properties.exposes,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate76(data1[i0], {instancePath:instancePath+"/exposes/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate76.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/exposes",schemaPath:"#/properties/exposes/type",keyword:"type",params:{type: "array"},schema:schema30.properties.exposes.type,parentSchema:schema30.properties.exposes,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.consumes !== undefined){
if(!(validate279(data.consumes, {instancePath:instancePath+"/consumes",parentData:data,parentDataProperty:"consumes",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate279.errors);
errors = vErrors.length;
}
}
if(data.aggregates !== undefined){
let data4 = data.aggregates;
if(Array.isArray(data4)){
if(data4.length < 1){
const err6 = {instancePath:instancePath+"/aggregates",schemaPath:"#/properties/aggregates/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema30.properties.aggregates,data:data4};
(vErrors ??= []).push(err6);
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(!(validate316(data4[i1], {instancePath:instancePath+"/aggregates/" + i1,parentData:data4,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate316.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/aggregates",schemaPath:"#/properties/aggregates/type",keyword:"type",params:{type: "array"},schema:schema30.properties.aggregates.type,parentSchema:schema30.properties.aggregates,data:data4};
(vErrors ??= []).push(err7);
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema30.type,parentSchema:schema30,data};
(vErrors ??= []).push(err8);
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}
validate74.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:naftiko:schema:1.0.0-alpha2" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.capability === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "capability"},schema:schema19.oneOf[0].required,parentSchema:schema19.oneOf[0],data};
(vErrors ??= []).push(err0);
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.consumes === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "consumes"},schema:schema19.oneOf[1].required,parentSchema:schema19.oneOf[1],data};
(vErrors ??= []).push(err1);
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema19.oneOf,parentSchema:schema19,data};
(vErrors ??= []).push(err2);
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.naftiko === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "naftiko"},schema:schema19.required,parentSchema:schema19,data};
(vErrors ??= []).push(err3);
errors++;
}
for(const key0 in data){
if(!(((((key0 === "naftiko") || (key0 === "info")) || (key0 === "binds")) || (key0 === "capability")) || (key0 === "consumes"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema19,data};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.naftiko !== undefined){
let data0 = data.naftiko;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/naftiko",schemaPath:"#/properties/naftiko/type",keyword:"type",params:{type: "string"},schema:schema19.properties.naftiko.type,parentSchema:schema19.properties.naftiko,data:data0};
(vErrors ??= []).push(err5);
errors++;
}
if("1.0.0-alpha2" !== data0){
const err6 = {instancePath:instancePath+"/naftiko",schemaPath:"#/properties/naftiko/const",keyword:"const",params:{allowedValue: "1.0.0-alpha2"},schema:"1.0.0-alpha2",parentSchema:schema19.properties.naftiko,data:data0};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.info !== undefined){
if(!(validate53(data.info, {instancePath:instancePath+"/info",parentData:data,parentDataProperty:"info",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data.binds !== undefined){
if(!(validate62(data.binds, {instancePath:instancePath+"/binds",parentData:data,parentDataProperty:"binds",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate62.errors);
errors = vErrors.length;
}
}
if(data.capability !== undefined){
if(!(validate74(data.capability, {instancePath:instancePath+"/capability",parentData:data,parentDataProperty:"capability",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.consumes !== undefined){
if(!(validate279(data.consumes, {instancePath:instancePath+"/consumes",parentData:data,parentDataProperty:"consumes",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate279.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema19.type,parentSchema:schema19,data};
(vErrors ??= []).push(err7);
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const mappedOutputs = validate334;

function validate334(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate334.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate110(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate110.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema47.type,parentSchema:schema47,data};
(vErrors ??= []).push(err0);
errors++;
}
validate334.errors = vErrors;
return errors === 0;
}
validate334.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const orchestratedOutputs = validate336;

function validate336(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate336.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate132(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate132.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema55.type,parentSchema:schema55,data};
(vErrors ??= []).push(err0);
errors++;
}
validate336.errors = vErrors;
return errors === 0;
}
validate336.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const mockOutputs = validate338;

function validate338(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate338.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate194(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate194.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema76.type,parentSchema:schema76,data};
(vErrors ??= []).push(err0);
errors++;
}
validate338.errors = vErrors;
return errors === 0;
}
validate338.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

function joinErrors(all, more) {
  if (all === null) return more;
  for (const error of more) all.push(error);
  return all;
}
