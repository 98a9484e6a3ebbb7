{{%AUTOESCAPE context="HTML"}}{{!
  All tax invoices, and taking in those issued elsewhere.  Filled by
  cgi-bin/money/tax_invoices.c.
}}
{{@include money/head.tpl}}
<div class="stack"><section class="card card-long" aria-label="{{HEADING}}">{{@include money/tabs.tpl}}
{{#TABLE}}{{@include money/table.tpl}}{{/TABLE}}
<div class="card-foot">{{#HAS_FIRST}}<a class="button" href="{{FIRST_URL}}">{{_"Back to the start"}}</a>{{/HAS_FIRST}}<span></span>{{#HAS_NEXT}}<a class="button" href="{{NEXT_URL}}" rel="next">{{_"Next page"}}{{@icon chevron-right}}</a>{{/HAS_NEXT}}</div></section>
<section class="card no-print" aria-labelledby="in-h"><form method="post" action="/tax-invoices/import" enctype="multipart/form-data" class="card-body stack stack-tight">{{@form}}<h2 id="in-h">{{_"Take in invoices issued elsewhere"}}</h2><p>{{_"CSV or Excel with the columns number, day, kind, shipment, amount. Rows of one number next to each other are one invoice."}}</p><div class="field"><label for="file">{{_"File"}}</label><input id="file" name="file" type="file" accept=".csv,.xlsx">{{#FILE_ERROR}}<p class="field-error" id="file-e">{{@icon alert-circle small}}{{FILE_ERROR}}</p>{{/FILE_ERROR}}</div><button type="submit" class="button">{{@icon upload}}{{_"Take it in"}}</button></form></section></div>
