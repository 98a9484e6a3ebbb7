{{%AUTOESCAPE context="HTML"}}{{!
  Upload a bank file.  Filled by cgi-bin/money/bank_import.c.
}}
{{@include money/head.tpl}}
<form method="post" action="/receipts/import" enctype="multipart/form-data" class="stack">{{@form}}<section class="card" aria-label="{{HEADING}}"><div class="card-body stack"><p>{{_"The CSV or Excel file of the bank as it is, with its line of headings. A line that came before is not taken twice."}}</p><div class="file-drop"><label for="file">{{_"Bank file"}}</label><input id="file" name="file" type="file" accept=".csv,.xlsx,.txt" required>{{#FILE_ERROR}}<p class="field-error" id="file-e">{{@icon alert-circle small}}{{FILE_ERROR}}</p>{{/FILE_ERROR}}</div></div><div class="card-foot"><a class="button" href="/receipts/bank">{{_"Lines of the bank"}}</a><button type="submit" class="button button-main">{{@icon upload}}{{_"Take it in"}}</button></div></section></form>
