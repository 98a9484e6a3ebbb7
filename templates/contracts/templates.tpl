{{%AUTOESCAPE context="HTML"}}{{!
  What contracts are drafted from.  Filled by contract_view_templates().

  TEMPLATE(TEMPLATE_ID TEMPLATE_NAME TEMPLATE_KIND TEMPLATE_VERSION TEMPLATE_BY
  TEMPLATE_AT TEMPLATE_ISO)
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/contracts">{{_"Contracts"}}</a></li></ol></nav><h1>{{_"Contract templates"}}</h1><p>{{_"A new contract begins with the texts of its template. Changing a template changes no contract."}}</p></div></div>
<section class="card card-long" aria-label="{{_"Contract templates"}}"><table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{_"Contract templates"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Template"}}</th><th role="columnheader" scope="col" class="number">{{_"Version"}}</th><th role="columnheader" scope="col">{{_"Saved by"}}</th><th role="columnheader" scope="col">{{_"Saved at"}}</th></tr></thead><tbody role="rowgroup">
{{#TEMPLATE}}
<tr role="row"><td role="cell" class="cell-main"><a class="strong" href="/contracts/templates/{{TEMPLATE_ID}}">{{TEMPLATE_NAME}}</a><small>{{TEMPLATE_KIND}}</small></td><td role="cell" class="number" data-label="{{_"Version"}}">{{TEMPLATE_VERSION}}</td><td role="cell" data-label="{{_"Saved by"}}">{{TEMPLATE_BY}}</td><td role="cell" data-label="{{_"Saved at"}}"><time datetime="{{TEMPLATE_ISO}}">{{TEMPLATE_AT}}</time></td></tr>
{{/TEMPLATE}}
</tbody></table></section>
